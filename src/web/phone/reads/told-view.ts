import type { LicenceType } from '../../../catalogue/licence-type.js';
import type { ToldLicence } from '../../../presentation/reads/own-read.js';
import type { Names } from '../../texts/lang.js';
import type { Texts } from '../../texts/texts.js';

/** A field that was told, in words. */
export interface Chip {
  /** In the page's language, or by both names of the catalogue. */
  readonly label: string | Names;
  readonly isSensitive: boolean;
}

/** A licence as a read told of it, in words. */
export interface ToldView {
  /** Undefined: the catalogue has no such type any more. */
  readonly names: Names | undefined;
  readonly href: string;
  readonly chips: readonly Chip[];
}

/** Words for what is no field of a type: `standing`, `own`, the number, what a claim can be held against. */
function plainLabel(name: string, t: Texts): string | undefined {
  const labels: Readonly<Record<string, string>> = {
    standing: t.readsFact_standing,
    own: t.readsFact_own,
    code: t.readsFact_shownCode,
    'printed-code': t.readsFact_printedCode,
    'face/licenceNumber': t.cardNumber,
    'face/holderName': t.readsFact_name,
    'face/validFrom': t.effectiveFrom,
    'face/validUntil': t.cardValidUntil,
  };
  return labels[name];
}

const HOLDER_FACTS: Readonly<Record<string, 'readsFact_name' | 'readsFact_code' | 'readsFact_codeType' | 'readsFact_role'>> = {
  name: 'readsFact_name',
  code: 'readsFact_code',
  codeType: 'readsFact_codeType',
  role: 'readsFact_role',
};

/** @param type under which the licence was issued: it says what its fields are called */
export function toldView({ identifier, disclosed }: ToldLicence, type: LicenceType | undefined, t: Texts): ToldView {
  return { names: type?.names, href: `/phone/licences/${encodeURIComponent(identifier)}`, chips: disclosed.map((name) => chip(name, type, t)) };
}

function chip(name: string, type: LicenceType | undefined, t: Texts): Chip {
  const [kind = '', first = '', fact = ''] = name.split('/');
  if (kind === 'holder') {
    const key = HOLDER_FACTS[fact];
    // A code is the one fact about a holder with which more can be found.
    return { label: key === undefined ? fact : t[key], isSensitive: fact === 'code' };
  }
  if (kind === 'derived') return { label: type?.sharing.derivations?.find((each) => each.name === first)?.label ?? first, isSensitive: false };
  const field = kind === 'face' ? type?.fields.find((each) => each.name === first) : undefined;
  if (field !== undefined) return { label: field.label, isSensitive: field.sensitivity === 'sensitive' };
  // A word that this page does not know yet is shown as it is: nothing that was told is hidden.
  return { label: plainLabel(name, t) ?? (first || name), isSensitive: false };
}
