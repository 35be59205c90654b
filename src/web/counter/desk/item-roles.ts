import type { ServiceItem } from '../../../catalogue/service-item/service-item.js';
import type { Lang } from '../../texts/lang.js';
import { roleText } from '../../texts/role-text.js';
import { TEXTS } from '../../texts/texts.js';
import type { Choice } from './begin-view.js';

/** As what the item may concern the citizen at the desk; empty: it asks for nobody's licences in particular. */
export function rolesOf({ needs }: Pick<ServiceItem, 'needs'>, lang: Lang): Choice[] {
  const roles = [...new Set(needs.flatMap(({ holderRole }) => holderRole ?? []))];
  return roles.map((value) => ({ value, label: roleText(value, TEXTS[lang]) }));
}
