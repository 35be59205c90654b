import type { Clock } from '../../primitives/clock.js';
import { Refusal } from '../../primitives/refusal.js';
import type { Reader } from '../../database/reader.js';
import type { Unit } from '../../database/unit-of-work.js';
import { departmentOf, type DepartmentCaller } from '../../access/caller.js';
import type { Ground } from '../../access/ground.js';
import type { Proof } from '../proof.js';
import { parseUseCode, useCodeDigest, type WrongTries } from './use-code.js';
import type { UseCodeRow } from './use-code-row.js';
import type { UseCodeStore } from './use-code-store.js';

/** Holds a use code against the look that it is to open. Whatever is wrong with it, the answer is the same, and it counts as a wrong try. */
export class ExamineUseCode {
  constructor(
    private readonly codes: UseCodeStore,
    private readonly tries: WrongTries,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @param by the caller, and the service item that the purpose names @throws Refusal USE_CODE_NOT_GOOD, USE_CODE_TRIES */
  async run(typed: string, { caller, serviceItem }: { readonly caller: DepartmentCaller; readonly serviceItem: string | undefined }): Promise<Proof> {
    const department = departmentOf(caller);
    const now = this.clock.now();
    const spentUntil = this.tries.spentUntil(department, now);
    if (spentUntil !== undefined) throw tooManyTries(department, spentUntil - now);
    const row = await this.find(typed);
    const isGood = row !== undefined && row.department === department && row.serviceItem === serviceItem && row.usedAt === null && now < row.expiresAt;
    if (!isGood) {
      this.tries.add(department, now);
      throw notGood();
    }
    return {
      kind: 'use-code',
      ground: row.ground as Ground,
      reference: row.id,
      holderIndexes: [row.holderIndex],
      versionId: row.versionId,
      strength: row.strength as Proof['strength'],
      consume: (unit) => this.consume(unit, row.id),
    };
  }

  private async find(typed: string): Promise<UseCodeRow | undefined> {
    const characters = parseUseCode(typed);
    return characters === undefined ? undefined : this.codes.byDigest(this.reader, useCodeDigest(characters));
  }

  private async consume(unit: Unit, id: Uint8Array): Promise<void> {
    if (!(await this.codes.use(unit, id, this.clock.now()))) throw notGood();
  }
}

function notGood(): Refusal {
  return new Refusal('unprocessable', 'USE_CODE_NOT_GOOD', '用证码有误、已用过、已过期，或不是给本部门此事项的。The use code is wrong, used, over, or not for your department and this service item: have another made.');
}

function tooManyTries(department: string, waitMs: number): Refusal {
  const refusal = new Refusal('tooMany', 'USE_CODE_TRIES', '本部门一小时内输错的用证码过多，请稍后再试。Your department has tried too many wrong use codes within the hour: try again later.', [], Math.ceil(waitMs / 1_000));
  return Object.assign(refusal, { cause: new Error(`department ${department} tries wrong use codes`) });
}
