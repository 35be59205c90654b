import { hex, sha256 } from '../primitives/digest.js';
import type { Reader } from '../database/reader.js';
import type { DataKeys } from '../holder/data-key.js';
import { decipher } from '../holder/envelope.js';
import type { LicenceBodyRow } from './register/licence-row.js';
import type { LicenceStore } from './register/licence-store.js';
import { KeptLicence } from './sealed/kept-licence.js';
import type { SealedLicence } from './sealed/sealed-licence.js';

/** A version's body, deciphered. */
export interface OpenBody {
  /** Issuer-signed JWT with all its disclosures. */
  readonly text: string;
  readonly sealed: SealedLicence;
  readonly printedCode: string;
}

const utf8 = new TextDecoder();

/** Opens the enciphered bodies of versions: the one place where a stored licence becomes readable. */
export class SealedBodies {
  constructor(
    private readonly licences: LicenceStore,
    private readonly reader: Reader,
    private readonly dataKeys: DataKeys,
  ) {}

  /** By version id in hexadecimal; a version whose body is not there is left out. @throws DataKeyMissing, EnvelopeBroken */
  async open(versionIds: readonly Uint8Array[]): Promise<ReadonlyMap<string, OpenBody>> {
    const rows = await this.licences.bodies(this.reader, versionIds);
    return new Map(await Promise.all(rows.map(async (row) => [hex(row.versionId), await this.opened(row)] as const)));
  }

  private async opened(row: LicenceBodyRow): Promise<OpenBody> {
    const dataKey = await this.dataKeys.byId(this.reader, row.dataKeyId);
    const cell = (column: string, sealed: Uint8Array): string => utf8.decode(decipher(dataKey.key, { table: 'licence_body', column, row: hex(row.versionId) }, sealed));
    const text = cell('sealed', row.sealed);
    return {
      text,
      sealed: new KeptLicence(text, sha256),
      // Few who open a body want its code: it is deciphered for them.
      get printedCode() {
        return cell('printed_code', row.printedCode);
      },
    };
  }
}
