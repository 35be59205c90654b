import type { Clock } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import type { UnitOfWork } from '../../database/unit-of-work.js';
import { DataKeyMissing, type DataKeys } from '../../holder/data-key.js';
import { actorOf, departmentOf, type DepartmentCaller } from '../../access/caller.js';
import type { Idempotency } from '../../access/idempotency/idempotency.js';
import type { MarkedCall } from '../../access/idempotency/idempotency-key.js';
import { mayAnswer } from './list-objections.js';
import type { CloseObjection } from './close-objection.js';
import { objectionUnknown } from './objection.js';

/** Who answers, a system or an officer by a form, and the mark that makes a repetition safe. */
export interface Answering {
  readonly caller: DepartmentCaller;
  readonly call: MarkedCall;
}

/** The department that read answers a holder's objection. */
export class AnswerObjection {
  constructor(
    private readonly close: CloseObjection,
    private readonly dataKeys: DataKeys,
    private readonly idempotency: Idempotency,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @param text at most 1,000 characters @throws Refusal notFound OBJECTION_UNKNOWN, for another department's too · conflict OBJECTION_CLOSED */
  async run(id: Uint8Array, text: string, { caller, call }: Answering): Promise<void> {
    const at = this.clock.now();
    const isTheirs = (row: { readonly department: string }): boolean => row.department === departmentOf(caller) && mayAnswer(caller, at);
    await this.units.run(async (unit) => {
      if ((await this.idempotency.begin(unit, call)).state === 'replay') return;
      const answer = async (row: { readonly dataKeyId: Uint8Array }): Promise<Uint8Array> => {
        const dataKey = await this.dataKeys.byId(unit, row.dataKeyId).catch(refuseErased);
        return this.dataKeys.encipher(dataKey, { table: 'objection', column: 'answer', row: hex(id) }, Buffer.from(text, 'utf8'));
      };
      const closing = { state: 'answered', act: 'presentation/answer-objection', actor: actorOf(caller), answer } as const;
      await this.close.run(unit, id, isTheirs, { at, closing });
      await this.idempotency.finish(unit, call, hex(id));
    });
  }
}

/** Nobody is left to read the answer. */
function refuseErased(error: unknown): never {
  throw error instanceof DataKeyMissing ? objectionUnknown() : error;
}
