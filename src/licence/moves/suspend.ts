import type { ClientCaller } from '../../access/caller.js';
import type { MarkedCall } from '../../access/idempotency/idempotency-key.js';
import { refuseMove, suspend } from '../register/licence.js';
import type { ApplyMove, Move } from './apply-move.js';
import type { MovedLicence, MoveOrder } from './move-order.js';

const MOVE: Move = {
  name: 'licence/suspend',
  from: (licence, at) => (licence.state === 'inForce' ? suspend(licence, at) : refuseMove('suspended', licence.state)),
};

/** Suspends a licence 暂扣: it can return to in force. */
export class SuspendLicence {
  constructor(private readonly applyMove: ApplyMove) {}

  /** @throws Refusal as `ApplyMove` */
  run(identifier: string, order: MoveOrder, by: { readonly caller: ClientCaller; readonly call: MarkedCall }): Promise<MovedLicence> {
    return this.applyMove.run(MOVE, identifier, order, by);
  }
}
