import { Refusal } from '../../primitives/refusal.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import type { LicenceType } from '../../catalogue/licence-type.js';
import type { TrustedKeys } from '../../trust/trusted-keys.js';
import type { Background } from './answer/metadata.js';

/** Reads what everybody may know around a licence: its type from the catalogue, its authorities' names from there and from the trust list. */
export class ReadBackground {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly keys: TrustedKeys,
  ) {}

  /** @param version of the type; absent: the current one @throws Refusal LICENCE_TYPE_UNKNOWN */
  async run(typeCode: string, version?: number): Promise<Background> {
    const [type, { entries }] = await Promise.all([version === undefined ? this.catalogue.current(typeCode) : this.catalogue.version(typeCode, version), this.keys.list()]);
    const names = new Map([...entries.map((entry) => [entry.authority, entry.authorityNames.zh] as const), [type.definingAuthority.code, type.definingAuthority.name]]);
    return { type, authorityName: (code) => names.get(code) };
  }

  /** The current type; undefined where the catalogue has none, which then is told as a licence that is not there. */
  async typeIn(typeCode: string): Promise<LicenceType | undefined> {
    try {
      return await this.catalogue.current(typeCode);
    } catch (refusal) {
      if (refusal instanceof Refusal && refusal.code === 'LICENCE_TYPE_UNKNOWN') return undefined;
      throw refusal;
    }
  }
}
