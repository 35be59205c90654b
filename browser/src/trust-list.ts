import type { Instant } from '../../src/primitives/clock.js';
import type { Names } from '../../src/web/texts/lang.js';
import { algorithmOf, fieldsOf, openJws, textOf, type CheckSignature, type PublicJwk } from './jws.js';

/** A key of the trust list and what it may sign. Instants are milliseconds since 1970. */
export interface TrustedKey {
  /** 16 lower-case hexadecimal digits. */
  readonly kid: string;
  readonly use: string;
  readonly alg: string;
  readonly authority: { readonly code: string; readonly names: Names };
  readonly jwk: PublicJwk;
  readonly notBefore: Instant;
  readonly signUntil: Instant;
  /** End of its certificate, long after; minus infinity where the list does not say: then no end of a code can be told to be its licence's. */
  readonly validUntil: Instant;
  /** Infinity where it is trusted to this day. */
  readonly distrustAfter: Instant;
  /** Type codes, or a single `*`. */
  readonly licenceTypes: readonly string[];
}

/** The trust list once its signature has held. */
export interface TrustList {
  readonly version: number;
  readonly nextUpdate: Instant;
  readonly keys: readonly TrustedKey[];
}

/** Opens the signed trust list with one of the keys that came with the page; undefined where none of them signed it, or it is unreadable. */
export async function openTrustList(text: string, anchors: readonly PublicJwk[], check: CheckSignature): Promise<TrustList | undefined> {
  const jws = openJws(text);
  if (jws === undefined) return undefined;
  for (const anchor of anchors) {
    if (algorithmOf(anchor) === jws.alg && (await check(anchor, jws.signature, jws.toBeSigned))) return trustListOf(jws.payload);
  }
  return undefined;
}

/** The keys of that id and use: none, one, or two whose ids collide in their eight bytes. */
export function keysFor(list: TrustList, kid: string | undefined, use: string): readonly TrustedKey[] {
  return list.keys.filter((key) => key.kid === kid && key.use === use);
}

/** Could the key sign at that time? Both ends belong to it. */
export function couldSignAt(key: TrustedKey, instant: Instant): boolean {
  return key.notBefore <= instant && instant <= key.signUntil;
}

function trustListOf(payload: unknown): TrustList | undefined {
  const { version, keys, ...fields } = fieldsOf(payload);
  const nextUpdate = instantOf(fields['nextUpdate']);
  if (typeof version !== 'number' || nextUpdate === undefined || !Array.isArray(keys)) return undefined;
  // A key that this page cannot read belongs to a newer form of the list: it is not trusted, the others are.
  return { version, nextUpdate, keys: keys.flatMap((key: unknown) => keyOf(key) ?? []) };
}

function keyOf(value: unknown): TrustedKey | undefined {
  const fields = fieldsOf(value);
  const { validUntil, distrustAfter } = fields;
  return whole<TrustedKey>({
    kid: textOf(fields['kid']),
    use: textOf(fields['use']),
    alg: textOf(fields['alg']),
    authority: authorityOf(fieldsOf(fields['authority'])),
    jwk: fieldsOf(fields['jwk']),
    notBefore: instantOf(fields['notBefore']),
    signUntil: instantOf(fields['signUntil']),
    validUntil: validUntil === undefined ? Number.NEGATIVE_INFINITY : instantOf(validUntil),
    // A distrust that cannot be read must not be overlooked: the key falls with it.
    distrustAfter: distrustAfter === undefined ? Number.POSITIVE_INFINITY : instantOf(distrustAfter),
    licenceTypes: textsOf(fields['licenceTypes']),
  });
}

function authorityOf(fields: Readonly<Record<string, unknown>>): TrustedKey['authority'] | undefined {
  return whole<TrustedKey['authority']>({ code: textOf(fields['code']), names: namesOf(fields['names']) });
}

/** The parts as one thing, unless one of them is missing. */
function whole<Thing extends object>(parts: { readonly [Part in keyof Thing]: Thing[Part] | undefined }): Thing | undefined {
  return Object.values(parts).includes(undefined) ? undefined : (parts as Thing);
}

function textsOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : undefined;
}

/** Names in both languages; undefined unless both are there. */
export function namesOf(value: unknown): Names | undefined {
  const fields = fieldsOf(value);
  return whole<Names>({ zh: textOf(fields['zh']), en: textOf(fields['en']) });
}

function instantOf(value: unknown): Instant | undefined {
  const instant = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(instant) ? undefined : instant;
}
