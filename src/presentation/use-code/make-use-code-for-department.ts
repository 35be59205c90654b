import type { JsonValue } from '../../primitives/canonical-json.js';
import type { Clock } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import { Refusal } from '../../primitives/refusal.js';
import type { Reader } from '../../database/reader.js';
import type { LicenceTypeCode } from '../../holder/licence-type-code.js';
import { authorise } from '../../access/authorise.js';
import { actorOf, departmentOf, type DepartmentCaller } from '../../access/caller.js';
import { departmentReader } from '../../access/event/department-reader.js';
import type { RecordAccess } from '../../access/event/record-access.js';
import type { LicenceHolderRow, LicenceVersionRow } from '../../licence/register/licence-row.js';
import type { LicenceStore } from '../../licence/register/licence-store.js';
import type { Proof } from '../proof.js';
import type { MadeUseCode, MintUseCode } from './mint-use-code.js';

const ACT = 'recognition/order-use-code';

/** Which licence another system of the department is to fetch, and on what ground. */
export interface DepartmentUseCodeOrder {
  readonly versionId: Uint8Array;
  /** 24 characters. */
  readonly serviceItem: string;
  /** As it is recorded. */
  readonly purpose: JsonValue;
  /** 30 to 600. */
  readonly lifetimeSeconds: number;
  /** Used up by the making; absent: on duty. */
  readonly proof?: Proof;
}

/**
 * A department's caller makes a use code for its own department on a ground that it has: the code opens no more than the ground does. It is a read: that
 * there is such a licence is told, and a proof is used up.
 */
export class MakeUseCodeForDepartment {
  constructor(
    private readonly recordAccess: RecordAccess,
    private readonly licences: LicenceStore,
    private readonly mint: MintUseCode,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal LICENCE_UNKNOWN, also where the proof does not open it · RIGHT_MISSING · as the proof's `consume` */
  async run({ versionId, serviceItem, purpose, lifetimeSeconds, proof }: DepartmentUseCodeOrder, caller: DepartmentCaller): Promise<MadeUseCode> {
    const version = await this.licences.byId(this.reader, versionId);
    const holders = await this.licences.holders(this.reader, [versionId]);
    const [principal] = holders;
    if (version === undefined || principal === undefined || !opens(proof, version, holders)) throw unknown();
    authorise(caller, { right: 'recognition:look-up', typeCode: version.typeCode as LicenceTypeCode, serviceItem }, this.clock.now());
    const basis = { ground: proof?.ground ?? 'duty', strength: proof?.strength ?? 'weak', holderIndex: proof?.holderIndexes[0] ?? principal.holderIndex };
    const plan = { version, department: departmentOf(caller), serviceItem, ...basis, madeBy: actorOf(caller), lifetimeSeconds };
    const subjects = [{ versionId, disclosed: ['standing'] }];
    const access = this.recordAccess.prepare({ act: ACT, reader: departmentReader(caller), ground: basis.ground, purpose, holderIndex: basis.holderIndex, subjects, proof });
    const made: MadeUseCode[] = [];
    await access.commit(async (unit) => {
      await proof?.consume(unit);
      // A unit that met a deadlock is run again.
      made.splice(0, made.length, await this.mint.run(unit, plan));
    });
    return made[0] ?? neverMade();
  }
}

/** Whether a proof is about this licence. */
function opens(proof: Proof | undefined, version: LicenceVersionRow, holders: readonly LicenceHolderRow[]): boolean {
  if (proof === undefined) return true;
  const indexes = proof.holderIndexes.map(hex);
  const isHolders = holders.some((holder) => indexes.includes(hex(holder.holderIndex)));
  const isType = proof.licenceTypes === undefined || proof.licenceTypes.includes(version.typeCode);
  return isHolders && isType && (proof.versionId === undefined || hex(proof.versionId) === hex(version.id));
}

function neverMade(): never {
  throw new Error('a unit of work ended well without its work');
}

function unknown(): Refusal {
  return new Refusal('notFound', 'LICENCE_UNKNOWN', '没有这张证照，或所持依据不适用于它。There is no such licence, or the ground does not open it.');
}
