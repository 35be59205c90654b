import type { JsonValue } from '../../primitives/canonical-json.js';
import type { OwnLicence } from '../../presentation/own-licences.js';
import { LICENCE_NUMBER } from '../../catalogue/licence-type.js';
import { disclosedFields } from '../../licence/sealed/sealed-licence.js';
import { validityWindow } from '../../licence/register/validity.js';
import { drawCodeSvg } from '../../licence/code/draw-code.js';
import type { HeldLicence, ShownHolder, ShownLicence } from '../page/licence-view.js';
import type { Names } from '../texts/lang.js';

/** Names of authorities by credit code, as the trust list has them. */
export type AuthorityNames = (code: string) => Names;

type Facts = ReadonlyMap<string, JsonValue>;

/** A holder's own licence as the pages show it in a list. */
export function heldLicence(own: OwnLicence, authority: AuthorityNames): HeldLicence {
  const { version, type, body } = own;
  const facts: Facts = disclosedFields(body.sealed);
  const number = textOf(facts.get(`face/${LICENCE_NUMBER}`));
  const { notAfter } = validityWindow(version.validFrom, version.validUntil);
  const codes = holdersOf(facts).map((holder) => holder.code);
  return {
    identifier: version.identifier,
    typeCode: version.typeCode,
    typeNames: type.names,
    kind: type.kind,
    number,
    numberIsHolderCode: codes.includes(number),
    issuingAuthorityNames: authority(version.issuingAuthority),
    state: own.standing,
    // The last day in force, not the midnight after it.
    ...(notAfter === null ? {} : { validUntil: notAfter - 1 }),
  };
}

/** A holder's own licence opened. The code for paper is drawn only for one that is in force. */
export function shownLicence(own: OwnLicence, authority: AuthorityNames): ShownLicence {
  const { version, type, body, ordinal } = own;
  const facts: Facts = disclosedFields(body.sealed);
  const roles = new Map(type.holderRoles.map(({ role, label }) => [role, label]));
  const holders = holdersOf(facts).filter((_, position) => position === ordinal);
  return {
    ...heldLicence(own, authority),
    version: String(version.version).padStart(3, '0'),
    issuedOn: version.issuedAt,
    effectiveFrom: validityWindow(version.validFrom, version.validUntil).notBefore,
    holders: holders.map(({ name, code, role }): ShownHolder => {
      const label = roles.get(role);
      return label === undefined ? { name, code } : { name, code, role: label };
    }),
    fields: type.fields.flatMap(({ name, label }) => {
      const value = facts.get(`face/${name}`);
      return value === undefined ? [] : [{ label, value: textOf(value) }];
    }),
    ...(version.revision > 1 ? { stateSince: version.stateSince } : {}),
    ...(own.standing === 'inForce' ? { printedCode: drawCodeSvg(body.printedCode).picture } : {}),
  };
}

function holdersOf(facts: Facts): { name: string; code: string; role: string }[] {
  const holders: { name: string; code: string; role: string }[] = [];
  for (let position = 0; facts.has(`holder/${position}/code`); position++) {
    const fact = (name: string): string => textOf(facts.get(`holder/${position}/${name}`));
    holders.push({ name: fact('name'), code: fact('code'), role: fact('role') });
  }
  return holders;
}

/** Face fields and holder facts are text or whole numbers. */
function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
