import type { CborValue } from '../../primitives/cbor/cbor.js';
import { hex, sha256, type Sha256 } from '../../primitives/digest.js';
import { deflate } from '../../primitives/deflate.js';
import type { UnitOfWork } from '../../database/unit-of-work.js';
import type { DataKey, DataKeys } from '../../holder/data-key.js';
import { touched, type RecordAct } from '../../ledger/record/record-act.js';
import type { SigningIntentStore } from '../../pki/signing/signing-intent-store.js';
import type { Idempotency } from '../../access/idempotency/idempotency.js';
import { carrierText, pack } from '../code/code-carrier.js';
import { assembleJws } from '../sealed/compact-jws.js';
import { assembleCode } from '../code/cose-sign1.js';
import { LicenceBodyRow, LicenceHolderRow, LicenceRow, LicenceVersionRow } from '../register/licence-row.js';
import type { LicenceStore, NewVersion } from '../register/licence-store.js';
import type { PendingStore } from './pending-store.js';
import type { PreparedLicence } from './prepared.js';

const utf8 = new TextEncoder();

/** Step 5 of issuing: one transaction in which the licence comes to be, with its event, its leaf and the answer to its call. */
export class RecordIssue {
  /** @param codeHost where printed codes point: host and optional port */
  constructor(
    private readonly units: UnitOfWork,
    private readonly licences: LicenceStore,
    private readonly pending: PendingStore,
    private readonly intents: SigningIntentStore,
    private readonly dataKeys: DataKeys,
    private readonly recordAct: RecordAct,
    private readonly idempotency: Idempotency,
    private readonly codeHost: string,
  ) {}

  /** @param signatures raw: the sealed licence's, the printed code's. Nothing happens where another has recorded or abandoned it. */
  async run(prepared: PreparedLicence, dataKey: DataKey, signatures: readonly Uint8Array[]): Promise<void> {
    const added = this.sealed(prepared, dataKey, signatures);
    await this.units.run(async (unit) => {
      if (!(await this.pending.remove(unit, prepared.version.id))) return;
      const settled = await this.intents.settle(unit, prepared.intents, 'done');
      if (settled !== prepared.intents.length) throw new RangeError('a signing intent of a pending licence is not pending');
      await this.licences.add(unit, added);
      const { version, licence, body, holders } = added;
      const facts = new Map<string, CborValue>([['version', version.id], ['revision', version.revision]]);
      const act = { log: 'acts', name: 'licence/issue', at: version.issuedAt, actor: prepared.call.client, subject: licence.id, facts } as const;
      const rows = [...touched(LicenceRow, licence), ...touched(LicenceVersionRow, version), ...touched(LicenceBodyRow, body), ...touched(LicenceHolderRow, ...holders)];
      await this.recordAct.run(unit, { ...act, sealed: [version.sealedDigest as Sha256] }, rows);
      await this.idempotency.finish(unit, prepared.call, hex(version.id));
    });
  }

  private sealed(prepared: PreparedLicence, dataKey: DataKey, signatures: readonly Uint8Array[]): NewVersion {
    const [sealSignature, codeSignature] = signatures;
    if (sealSignature === undefined || codeSignature === undefined) throw new RangeError('a licence is sealed by two signatures');
    const { unsignedToken, disclosures, unsignedCode, licence, holders } = prepared;
    const token = assembleJws({ toBeSigned: unsignedToken, payload: new Uint8Array() }, sealSignature);
    const code = assembleCode({ ...unsignedCode, toBeSigned: new Uint8Array() }, codeSignature);
    const version = Object.assign(new LicenceVersionRow(), prepared.version, { sealedDigest: sha256(token) });
    const row = hex(version.id);
    const cell = (column: string, text: string): Uint8Array => this.dataKeys.encipher(dataKey, { table: 'licence_body', column, row }, utf8.encode(text));
    const body = Object.assign(new LicenceBodyRow(), {
      versionId: version.id,
      dataKeyId: dataKey.id,
      sealed: cell('sealed', [token, ...disclosures, ''].join('~')),
      printedCode: cell('printed_code', carrierText(this.codeHost, pack(code, deflate))),
    });
    return { licence, version, body, holders };
  }
}
