import { z } from 'zod';
import { compareBytes } from '../../primitives/cbor/cbor.js';
import type { Reader } from '../../database/reader.js';
import type { DataKeys } from '../../holder/data-key.js';
import type { HolderCode } from '../../holder/holder-code.js';
import { licenceTypeCode } from '../../catalogue/licence-type.js';
import { textSchema } from '../../primitives/text-schema.js';
import type { LicenceVersionRow } from '../../licence/register/licence-row.js';
import type { LicenceStore } from '../../licence/register/licence-store.js';
import type { Proof } from '../../presentation/proof.js';

/** Licences in one answer at the most. */
export const MOST_LICENCES = 100;

/** A licence number 证照编号 of one type. */
export const numberOrder = z.strictObject({ licenceType: licenceTypeCode, number: textSchema(60) });

/** By what licences are asked for; nothing: what the proof opens. */
export interface Asked {
  readonly holder?: HolderCode | undefined;
  readonly number?: z.output<typeof numberOrder> | undefined;
  readonly identifiers?: readonly string[] | undefined;
}

/** What a reader may be told of at all. */
export interface Bounds {
  /** Codes of the types that the caller may look up; empty: every type. */
  readonly typeCodes: readonly string[];
  readonly proof: Proof | undefined;
}

/** Finds the versions of the register that are asked for, never one beyond the bounds: what lies beyond is not even searched for. */
export class FindVersions {
  constructor(
    private readonly licences: LicenceStore,
    private readonly dataKeys: DataKeys,
    private readonly reader: Reader,
  ) {}

  /** @returns newest first, at most `MOST_LICENCES` */
  async run(asked: Asked, { typeCodes, proof }: Bounds): Promise<LicenceVersionRow[]> {
    const open = narrowed(typeCodes, proof?.licenceTypes);
    const found = open === undefined ? [] : await this.found(asked, open, proof);
    const versionId = proof?.versionId;
    const ofProof = versionId === undefined ? found : found.filter((version) => compareBytes(version.id, versionId) === 0);
    return proof === undefined || asked.holder !== undefined ? ofProof : this.heldBy(ofProof, proof);
  }

  private async found({ holder, number, identifiers }: Asked, typeCodes: readonly string[], proof: Proof | undefined): Promise<LicenceVersionRow[]> {
    const isOpen = (typeCode: string): boolean => typeCodes.length === 0 || typeCodes.includes(typeCode);
    // A version that a proof opens is found by itself: its holder may have more licences than one answer tells.
    if (proof?.versionId !== undefined && number === undefined && identifiers === undefined) return this.openedBy(proof, typeCodes);
    if (holder !== undefined) return this.licences.ofHolder(this.reader, { holderIndexes: this.dataKeys.indexesOf(holder), typeCodes, limit: MOST_LICENCES });
    if (number !== undefined) {
      const { licenceType } = number;
      if (!isOpen(licenceType)) return [];
      return this.licences.byNumber(this.reader, { typeCode: licenceType, numberIndexes: this.dataKeys.numberIndexesOf(licenceType, number.number), limit: MOST_LICENCES });
    }
    if (identifiers !== undefined) {
      const open = identifiers.filter((identifier) => isOpen(typeCodeIn(identifier)));
      return open.length === 0 ? [] : this.licences.byIdentifiers(this.reader, open);
    }
    return proof === undefined ? [] : this.openedBy(proof, typeCodes);
  }

  /** Asked for nothing else: the one version that a proof opens, or of its holder what its types and the caller's have in common. */
  private async openedBy({ versionId, holderIndexes }: Proof, typeCodes: readonly string[]): Promise<LicenceVersionRow[]> {
    if (versionId === undefined) return this.licences.ofHolder(this.reader, { holderIndexes, typeCodes, limit: MOST_LICENCES });
    const version = await this.licences.byId(this.reader, versionId);
    return version !== undefined && (typeCodes.length === 0 || typeCodes.includes(version.typeCode)) ? [version] : [];
  }

  /** A proof opens its own holder's licences, whatever else was asked for. */
  private async heldBy(versions: readonly LicenceVersionRow[], { holderIndexes }: Proof): Promise<LicenceVersionRow[]> {
    const holders = await this.licences.holders(this.reader, versions.map((version) => version.id));
    const isOwn = (version: LicenceVersionRow): boolean =>
      holders.some((holder) => compareBytes(holder.versionId, version.id) === 0 && holderIndexes.some((index) => compareBytes(index, holder.holderIndex) === 0));
    return versions.filter(isOwn);
  }
}

/** The type that an identifier (GB/T 36904) names, whoever wrote it; '' where it names none. */
export function typeCodeIn(identifier: string): string {
  return identifier.split('.')[5] ?? '';
}

/** The types that both allow; undefined: none. */
function narrowed(typeCodes: readonly string[], ofProof: readonly string[] | undefined): readonly string[] | undefined {
  if (ofProof === undefined) return typeCodes;
  const both = typeCodes.length === 0 ? ofProof : typeCodes.filter((code) => ofProof.includes(code));
  return both.length === 0 ? undefined : both;
}
