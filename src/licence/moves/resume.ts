import type { ClientCaller } from '../../access/caller.js';
import type { MarkedCall } from '../../access/idempotency/idempotency-key.js';
import { refuseMove, resume } from '../register/licence.js';
import type { ApplyMove, Move } from './apply-move.js';
import type { MovedLicence, MoveOrder } from './move-order.js';

const MOVE: Move = {
  name: 'licence/resume',
  from: (licence, at) => (licence.state === 'suspended' ? resume(licence, at) : refuseMove('resumed', licence.state)),
};

/** Ends a suspension 恢复: the licence is in force again. */
export class ResumeLicence {
  constructor(private readonly applyMove: ApplyMove) {}

  /** @throws Refusal as `ApplyMove` */
  run(identifier: string, order: MoveOrder, by: { readonly caller: ClientCaller; readonly call: MarkedCall }): Promise<MovedLicence> {
    return this.applyMove.run(MOVE, identifier, order, by);
  }
}
