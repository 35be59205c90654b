import { presenceFields, type LicenceType } from '../../../catalogue/licence-type.js';
import type { Lang } from '../../texts/lang.js';
import type { Choice } from '../desk/begin-view.js';
import type { TypeChoice } from './case-view.js';

/** The licence types that a clerk may ask about, those that the item needs first. */
export function typeChoices(types: readonly LicenceType[], needed: ReadonlySet<string>, lang: Lang): TypeChoice[] {
  const choices = types.map(({ code, names }) => ({ value: code, label: names[lang], isNeeded: needed.has(code) }));
  return [...choices.filter(({ isNeeded }) => isNeeded), ...choices.filter(({ isNeeded }) => !isNeeded)];
}

/** The facts by which an original is proved, of the types in their order: `<licence type>/<field>`. */
export function presenceChoices(types: readonly LicenceType[], lang: Lang): Choice[] {
  return types.flatMap((type) =>
    presenceFields(type).map((fact) => ({ value: `${type.code}/${fact}`, label: `${type.names[lang]} · ${type.fields.find(({ name }) => name === fact)?.label[lang] ?? fact}` })),
  );
}
