import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../src/config.js';
import { deflate } from '../src/primitives/deflate.js';
import { hex, sha256 } from '../src/primitives/digest.js';
import { systemClock } from '../src/primitives/clock.js';
import { systemRandom } from '../src/primitives/random.js';
import { tokenOf } from '../src/nest/wire.js';
import { UNITS } from '../src/database/parts.js';
import { DataKeyRow } from '../src/holder/data-key-row.js';
import { DataKeys } from '../src/holder/data-key.js';
import { RecordAct, touched, type NewAct } from '../src/ledger/record/record-act.js';
import { KEY_VAULT } from '../src/pki/parts.js';
import { Catalogue } from '../src/catalogue/catalogue.js';
import type { LicenceType } from '../src/catalogue/licence-type.js';
import { MARKET_CLIENT } from '../src/cli/city/clients.js';
import { MARKET_SUPERVISION } from '../src/cli/city/departments.js';
import { FOOD_BUSINESS_PERMIT } from '../src/cli/city/food-business-permit.js';
import { carrierText, pack } from '../src/licence/code/code-carrier.js';
import { assembleCode } from '../src/licence/code/cose-sign1.js';
import { checkOrder } from '../src/licence/issuing/order.js';
import { NumberClaimRow, StatusSlotRow } from '../src/licence/issuing/pending-row.js';
import { disclosuresOf, unsignedCodeOf, unsignedLicence, type IssuePlan } from '../src/licence/issuing/prepare.js';
import { formatLicenceIdentifier } from '../src/licence/register/licence-identifier.js';
import { LicenceBodyRow, LicenceHolderRow, LicenceRow, LicenceVersionRow } from '../src/licence/register/licence-row.js';
import { assembleJws } from '../src/licence/sealed/compact-jws.js';
import { LIST_SIZE, listOf } from '../src/licence/status/status-slot.js';
import { validUntil, type TrustEntry } from '../src/trust/trust-entry.js';
import { TrustedKeys } from '../src/trust/trusted-keys.js';
import { creditCode } from './credit-codes.js';
import type { Sample } from './sample.js';
import { permit } from './scene.js';

interface Signers {
  readonly sealer: TrustEntry;
  readonly codeSigner: TrustEntry;
}

/** Everything that one licence adds to the store. */
interface Made {
  readonly licence: LicenceRow;
  readonly version: LicenceVersionRow;
  readonly body: LicenceBodyRow;
  readonly holder: LicenceHolderRow;
  readonly dataKey: DataKeyRow;
  readonly slot: StatusSlotRow;
  readonly claim: NumberClaimRow;
  readonly sample: Sample;
}

/** An odd number: its multiples visit every place of a status list once. */
const STEP = 650_317;
const AUTHORITY = MARKET_SUPERVISION.code;
const utf8 = new TextEncoder();

/** Makes whole licences, many in one transaction. Intents to sign and calls, which pass, are left out. */
export class MakeLicences {
  /** Status lists after this number are the bench's own: the service's serials and places never meet them. */
  static readonly LISTS_FROM = 100;

  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly config: Config,
    private readonly type: LicenceType,
    private readonly signers: Signers,
  ) {}

  static async open(app: NestFastifyApplication, config: Config): Promise<MakeLicences> {
    const keys = app.get(TrustedKeys);
    const [sealer, codeSigner] = await Promise.all([keys.signing(AUTHORITY, 'licence'), keys.signing(AUTHORITY, 'printed-code')]);
    return new MakeLicences(app, config, await app.get(Catalogue).current(FOOD_BUSINESS_PERMIT.code), { sealer, codeSigner });
  }

  /** @param from number of the first */
  async run(from: number, count: number): Promise<Sample[]> {
    const made = await Promise.all(Array.from({ length: count }, (_, offset) => this.make(from + offset)));
    await this.app.get(tokenOf(UNITS)).run(async (unit) => {
      await Promise.all([
        unit.insert(DataKeyRow, made.map(({ dataKey }) => dataKey)),
        unit.insert(StatusSlotRow, made.map(({ slot }) => slot)),
        unit.insert(NumberClaimRow, made.map(({ claim }) => claim)),
        unit.insert(LicenceRow, made.map(({ licence }) => licence)),
        unit.insert(LicenceVersionRow, made.map(({ version }) => version)),
        unit.insert(LicenceBodyRow, made.map(({ body }) => body)),
        unit.insert(LicenceHolderRow, made.map(({ holder }) => holder)),
        this.app.get(RecordAct).all(unit, made.flatMap(actsOf)),
      ]);
    });
    return made.map(({ sample }) => sample);
  }

  private async make(number: number): Promise<Made> {
    const dataKeys = this.app.get(DataKeys);
    const order = checkOrder(permit(creditCode('MC', number)), this.type, systemClock.now());
    const [{ code: holderCode, role }] = order.holders;
    const { key, row: dataKey } = dataKeys.make(holderCode);
    const plan = this.plan(number, order);
    const disclosures = disclosuresOf(plan, () => systemRandom.bytes(16));
    const token = unsignedLicence(plan, disclosures);
    const code = unsignedCodeOf(plan);
    const vault = this.app.get(tokenOf(KEY_VAULT));
    const [sealSignature, codeSignature] = await Promise.all([
      vault.sign(plan.sealer.kid, 'licence', token.toBeSigned),
      vault.sign(plan.codeSigner.kid, 'printed-code', code.toBeSigned),
    ]);
    const jwt = assembleJws(token, sealSignature);
    const printedCode = carrierText(new URL(this.config.publicUrl).host, pack(assembleCode(code, codeSignature), deflate));
    const rows = this.rows(number, plan, sha256(jwt));
    const cell = (column: string, text: string): Uint8Array => dataKeys.encipher(key, { table: 'licence_body', column, row: hex(plan.versionId) }, utf8.encode(text));
    const body = Object.assign(new LicenceBodyRow(), { versionId: plan.versionId, dataKeyId: key.id, sealed: cell('sealed', [jwt, ...disclosures, ''].join('~')), printedCode: cell('printed_code', printedCode) });
    const holderIndex = dataKeys.indexOf(holderCode);
    const holder = Object.assign(new LicenceHolderRow(), { versionId: plan.versionId, ordinal: 0, role, codeType: holderCode.codeType, holderIndex, indexKey: dataKeys.newestIndexKey.generation });
    const asked = { signed: base64(code.toBeSigned), signature: base64(codeSignature), publicKey: base64(plan.codeSigner.publicKey) };
    return { ...rows, body, holder, dataKey, sample: { holder: holderCode.code, holderIndex: hex(holderIndex), identifier: plan.identifier, printedCode, ...asked } };
  }

  private plan(number: number, order: IssuePlan['order']): IssuePlan {
    const { sealer, codeSigner } = this.signers;
    const serial = serialOf(number);
    return {
      order,
      identifier: formatLicenceIdentifier({ typeCode: this.type.code, issuingAuthority: AUTHORITY, serial, version: 1 }),
      number: serial,
      issuingAuthority: AUTHORITY,
      versionId: systemRandom.bytes(16),
      status: { uri: `${this.config.publicUrl}/status-lists/${placeOf(number).statusList}`, idx: placeOf(number).statusIndex },
      typeUrl: `${this.config.publicUrl}/v/types/${this.type.code}/${this.type.version}`,
      issuedAt: systemClock.now(),
      sealer,
      codeSigner,
      codeSignerEnds: validUntil(codeSigner) ?? 0,
    };
  }

  private rows(number: number, plan: IssuePlan, sealedDigest: Uint8Array): Pick<Made, 'licence' | 'version' | 'slot' | 'claim'> {
    const dataKeys = this.app.get(DataKeys);
    const licenceId = systemRandom.bytes(16);
    const common = { typeCode: this.type.code, issuingAuthority: AUTHORITY };
    const numberIndex = dataKeys.numberIndexOf(this.type.code, plan.number);
    const { order, versionId, issuedAt } = plan;
    const version = {
      id: versionId, licenceId, version: 1, identifier: plan.identifier, ...common, typeVersion: this.type.version, trustLevel: 'A',
      validFrom: order.validFrom, validUntil: order.validUntil, issuedAt, ...placeOf(number), sealedBy: plan.sealer.kid, codeSignedBy: plan.codeSigner.kid,
      sealedDigest, state: 'inForce', stateSince: issuedAt, revision: 1,
    };
    return {
      licence: Object.assign(new LicenceRow(), { id: licenceId, ...common, serial: plan.number, numberIndex, indexKey: dataKeys.newestIndexKey.generation, currentVersion: 1 }),
      version: Object.assign(new LicenceVersionRow(), version),
      slot: Object.assign(new StatusSlotRow(), { ...placeOf(number), versionId }),
      claim: Object.assign(new NumberClaimRow(), { ...common, numberIndex, licenceId }),
    };
  }
}

/** As `licence/intend` and `licence/record-issue` write them. */
function actsOf({ dataKey, licence, version, body, holder }: Made): NewAct[] {
  const actor = MARKET_CLIENT.clientId;
  const rows = [...touched(LicenceRow, licence), ...touched(LicenceVersionRow, version), ...touched(LicenceBodyRow, body), ...touched(LicenceHolderRow, holder)];
  const facts = new Map<string, Uint8Array | number>([['version', version.id], ['revision', version.revision]]);
  return [
    { order: { log: 'acts', name: 'holder/make-data-key', at: dataKey.createdAt, actor, subject: dataKey.id, facts: new Map([['wrappedBy', dataKey.wrappedBy]]) }, rows: touched(DataKeyRow, dataKey) },
    { order: { log: 'acts', name: 'licence/issue', at: version.issuedAt, actor, subject: licence.id, facts, sealed: [version.sealedDigest as ReturnType<typeof sha256>] }, rows },
  ];
}

function placeOf(number: number): { statusList: number; statusIndex: number } {
  return { statusList: MakeLicences.LISTS_FROM + listOf(number), statusIndex: (number * STEP) % LIST_SIZE };
}

/** Longer by one digit than the service's own. */
function serialOf(number: number): string {
  return `20269${String(number).padStart(7, '0')}`;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
