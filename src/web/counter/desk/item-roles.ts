import type { ServiceItem } from '../../../catalogue/service-item/service-item.js';
import type { Lang } from '../../texts/lang.js';
import { TEXTS } from '../../texts/texts.js';
import type { Choice } from './begin-view.js';

/** As what the item may concern the citizen at the desk; empty: it asks for nobody's licences in particular. */
export function rolesOf({ needs }: Pick<ServiceItem, 'needs'>, lang: Lang): Choice[] {
  const roles = [...new Set(needs.flatMap(({ holderRole }) => holderRole ?? []))];
  return roles.map((value) => ({ value, label: roleText(value, lang) }));
}

/** A role in words; one that has none yet, as the item spells it. */
export function roleText(role: string, lang: Lang): string {
  const texts: Readonly<Record<string, unknown>> = TEXTS[lang];
  const text = texts[`counterRole_${role}`];
  return typeof text === 'string' ? text : role;
}
