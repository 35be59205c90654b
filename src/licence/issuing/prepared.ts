import { encodeCbor, type CborValue } from '../../primitives/cbor/cbor.js';
import { decodeCbor } from '../../primitives/cbor/cbor-decode.js';
import type { UnsignedCode } from '../code/cose-sign1.js';
import { LicenceHolderRow, LicenceRow, LicenceVersionRow } from '../register/licence-row.js';

/**
 * A licence ready to be sealed: all that recording it needs besides the two signatures. Kept enciphered between intending and recording, so that
 * a crash in between is finished by the same code, with the same identifier, salts and keys.
 */
export interface PreparedLicence {
  readonly licence: LicenceRow;
  /** `sealedDigest` is empty until the licence is sealed. */
  readonly version: LicenceVersionRow;
  readonly holders: readonly LicenceHolderRow[];
  readonly dataKeyId: Uint8Array;
  /** The issuer-signed JWT before its signature, `header.payload`. */
  readonly unsignedToken: Uint8Array;
  readonly disclosures: readonly string[];
  readonly unsignedCode: Pick<UnsignedCode, 'protectedBytes' | 'payload'>;
  /** Signing intents: the sealed licence's, the printed code's. */
  readonly intents: readonly [Uint8Array, Uint8Array];
  /** Whose call it answers. */
  readonly call: { readonly client: string; readonly key: string };
}

/** Largest prepared licence: the fields' bounds keep real ones far below. */
const LIMITS = { form: 'deterministic', maxBytes: 4_194_304, maxDepth: 8 } as const;

/** Deterministic CBOR of `[licence, version, [holder…], data key, token, [disclosure…], [protected, payload], [intent, intent], [client, key]]`. */
export function encodePrepared(prepared: PreparedLicence): Uint8Array {
  const { licence, version, holders, dataKeyId, unsignedToken, disclosures, unsignedCode, intents, call } = prepared;
  return encodeCbor([
    rowMap(licence),
    rowMap(version),
    holders.map(rowMap),
    dataKeyId,
    unsignedToken,
    disclosures,
    [unsignedCode.protectedBytes, unsignedCode.payload],
    intents,
    [call.client, call.key],
  ]);
}

/** @param bytes as `encodePrepared` wrote them and the envelope has proved them unaltered */
export function decodePrepared(bytes: Uint8Array): PreparedLicence {
  const [licence, version, holders, dataKeyId, unsignedToken, disclosures, code, intents, call] = decodeCbor(bytes, LIMITS) as readonly CborValue[];
  const [protectedBytes, payload] = code as readonly [Uint8Array, Uint8Array];
  const [client, key] = call as readonly [string, string];
  return {
    licence: rowFrom(new LicenceRow(), licence),
    version: rowFrom(new LicenceVersionRow(), version),
    holders: (holders as readonly CborValue[]).map((holder) => rowFrom(new LicenceHolderRow(), holder)),
    dataKeyId: dataKeyId as Uint8Array,
    unsignedToken: unsignedToken as Uint8Array,
    disclosures: disclosures as readonly string[],
    unsignedCode: { protectedBytes, payload },
    intents: intents as unknown as readonly [Uint8Array, Uint8Array],
    call: { client, key },
  };
}

function rowMap(row: object): CborValue {
  return new Map(Object.entries(row) as [string, CborValue][]);
}

function rowFrom<Row extends object>(row: Row, map: CborValue | undefined): Row {
  return Object.assign(row, Object.fromEntries(map as ReadonlyMap<string, CborValue>));
}
