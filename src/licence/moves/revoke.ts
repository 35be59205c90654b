import type { ClientCaller } from '../../access/caller.js';
import type { MarkedCall } from '../../access/idempotency/idempotency-key.js';
import { refuseMove, revoke } from '../register/licence.js';
import type { ApplyMove, Move } from './apply-move.js';
import type { MovedLicence, MoveOrder } from './move-order.js';

const MOVE: Move = {
  name: 'licence/revoke',
  from: (licence, at) => (licence.state === 'revoked' ? refuseMove('revoked', licence.state) : revoke(licence, at)),
};

/** Revokes a licence 吊销, in force or suspended, expired or not. Final. */
export class RevokeLicence {
  constructor(private readonly applyMove: ApplyMove) {}

  /** @throws Refusal as `ApplyMove` */
  run(identifier: string, order: MoveOrder, by: { readonly caller: ClientCaller; readonly call: MarkedCall }): Promise<MovedLicence> {
    return this.applyMove.run(MOVE, identifier, order, by);
  }
}
