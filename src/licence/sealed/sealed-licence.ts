import type { JsonObject, JsonValue } from '../../primitives/canonical-json.js';
import { Refusal } from '../../primitives/refusal.js';
import { assembleJws, fromToken, readJws, refuseToken, unsignedJws, type JwsHeader, type SignedJws, type UnsignedJws } from './compact-jws.js';
import { readDisclosure, type Disclosure, type Hash } from './disclosure.js';
import { readSealedClaims, spellSealedClaims, type SealedLicenceClaims } from './sealed-claims.js';

/** The typ of a sealed licence (SD-JWT VC). */
export const SEALED_LICENCE_TYP = 'dc+sd-jwt';

/** A sealed licence as it was read, all or some of its disclosures with it; nothing about its signature has been judged. */
export interface SealedLicence {
  readonly jws: SignedJws;
  readonly claims: SealedLicenceClaims;
  readonly disclosures: readonly Disclosure[];
  /** `<issuer-signed JWT>` without disclosures: what the ledger keeps a hash of. */
  readonly token: string;
}

export type SealedLicenceReading =
  | { readonly readable: true; readonly sealed: SealedLicence }
  | { readonly readable: false; readonly detail: string };

/** Longest sealed licence, in characters. */
export const MAX_SEALED_LENGTH = 1_048_576;
/** Most fields and holder facts of one licence. */
export const MAX_DISCLOSURES = 500;

/**
 * The bytes to be signed. A second suite is a second header over the same claims and disclosures: its payload is the same to the byte.
 * @param disclosures all of the licence's; their digests are signed in sorted order, so that the order tells nothing
 * @throws RangeError for disclosures of one name or too many; Refusal TOKEN_UNREADABLE or LICENCE_IDENTIFIER_WRONG for what no reader would take
 */
export function unsignedSealedLicence(
  header: Omit<JwsHeader, 'typ'>,
  claims: SealedLicenceClaims,
  { disclosures, hash }: { readonly disclosures: readonly string[]; readonly hash: Hash },
): UnsignedJws {
  const read = disclosures.map((text) => readDisclosure(text, hash));
  if (read.length > MAX_DISCLOSURES || new Set(read.map(({ name }) => name)).size !== read.length) {
    throw new RangeError(`a licence has at most ${MAX_DISCLOSURES} disclosures, each of another name`);
  }
  const payload: JsonObject = { ...spellSealedClaims(claims), _sd_alg: 'sha-256', _sd: read.map(({ digest }) => digest).sort() };
  readSealedClaims(payload);
  return unsignedJws({ ...header, typ: SEALED_LICENCE_TYP }, payload);
}

/** `<issuer-signed JWT>~<disclosure>~…~` (RFC 9901 §4). */
export function assembleSealedLicence(unsigned: UnsignedJws, signature: Uint8Array, disclosures: readonly string[]): string {
  return [assembleJws(unsigned, signature), ...disclosures, ''].join('~');
}

/** The sealed licence with only the disclosures of these names: the signature stays good. A name that it does not disclose adds nothing. */
export function select(sealed: SealedLicence, names: ReadonlySet<string>): string {
  const chosen = sealed.disclosures.filter(({ name }) => names.has(name));
  return [sealed.token, ...chosen.map(({ text }) => text), ''].join('~');
}

/** What this presentation discloses: value by name, `face/<field>` and `holder/<position>/<fact>`. */
export function disclosedFields(sealed: SealedLicence): ReadonlyMap<string, JsonValue> {
  return new Map(sealed.disclosures.map(({ name, value }) => [name, value]));
}

/** As `parseSealedLicence`; never throws for what a stranger wrote. */
export function readSealedLicence(text: string, hash: Hash): SealedLicenceReading {
  try {
    return { readable: true, sealed: parseSealedLicence(text, hash) };
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return { readable: false, detail: cause.sentence };
  }
}

/**
 * Takes a sealed licence apart (RFC 9901 §7.1). Strict: no claim unknown, no digest twice, no disclosure that the issuer did not sign,
 * none twice, no name twice, no key binding, nothing hidden inside a value.
 * @throws Refusal malformed TOKEN_UNREADABLE, unprocessable LICENCE_IDENTIFIER_WRONG
 */
export function parseSealedLicence(text: string, hash: Hash): SealedLicence {
  if (text.length > MAX_SEALED_LENGTH) refuseToken('it is too long');
  const [token = '', ...rest] = text.split('~');
  if (rest.pop() !== '') refuseToken('it does not end in ~ after its last disclosure');
  if (rest.length > MAX_DISCLOSURES) refuseToken('it has too many disclosures');
  const jws = readJws(token, 50);
  if (jws.header.typ !== SEALED_LICENCE_TYP) refuseToken('it is a token of another kind');
  const digests = digestsOf(jws.claims);
  const disclosures = rest.map((each) => readDisclosure(each, hash));
  const names = new Set<string>();
  for (const { digest, name } of disclosures) {
    if (!digests.has(digest)) refuseToken('it discloses what the issuer did not sign');
    if (names.has(name)) refuseToken('it discloses a name twice');
    names.add(name);
  }
  return { jws, claims: readSealedClaims(jws.claims), disclosures, token };
}

/** A digest of `_sd` may stand for a disclosure kept back, or for none at all (a decoy): which, nobody can tell. */
function digestsOf(payload: JsonObject): ReadonlySet<JsonValue> {
  const { _sd: list, _sd_alg: algorithm } = payload;
  if (algorithm !== 'sha-256') refuseToken('its _sd_alg is not sha-256');
  if (!Array.isArray(list) || list.length > 2 * MAX_DISCLOSURES) refuseToken('it has no bearable list of digests');
  for (const digest of list as readonly JsonValue[]) {
    if (typeof digest !== 'string' || fromToken(digest).length !== 32) refuseToken('a digest has not 32 bytes');
  }
  const digests = new Set(list as readonly JsonValue[]);
  return digests.size === list.length ? digests : refuseToken('it has a digest twice');
}
