import type { Unit } from '../../src/database/unit-of-work.js';
import type { ClientCaller } from '../../src/access/caller.js';
import { ClientDirectory } from '../../src/access/register/client-directory.js';
import { RIGHTS } from '../../src/access/register/right.js';
import type { MarkedCall } from '../../src/access/idempotency/idempotency-key.js';
import type { HolderSession } from '../../src/access/sign-in/session.js';
import type { CityHolder } from '../../src/cli/city/holders.js';
import { DataKeys } from '../../src/holder/data-key.js';
import type { Proof } from '../../src/presentation/proof.js';
import { sha256 } from '../../src/primitives/digest.js';
import { Refusal } from '../../src/primitives/refusal.js';
import type { WholeService } from '../support/service.js';

/** A department's system with all that it was granted. */
export async function callerOf(service: WholeService, clientId: string): Promise<ClientCaller> {
  const client = await service.app.get(ClientDirectory).find(clientId);
  if (client === undefined) throw new Error(`${clientId} is not registered`);
  return { kind: 'client', client, tokenRights: new Set(RIGHTS) };
}

/** A holder who is signed in. */
export function sessionOf(service: WholeService, { code }: CityHolder): HolderSession {
  const keys = service.app.get(DataKeys);
  return { kind: 'holder', holderIndex: keys.indexOf(code), indexKey: keys.newestIndexKey.generation, codeType: code.codeType };
}

let calls = 0;

/** A call under a key of its own. */
export function newCall(client: string): MarkedCall {
  const key = `call-${++calls}`;
  return { client, key, digest: sha256(key) };
}

/** Uses proofs up, each in a transaction of its own, all at once. @returns how many were good, and with what the others were refused */
export async function useAtOnce(service: WholeService, proofs: readonly Proof[]): Promise<{ readonly good: number; readonly refused: readonly string[] }> {
  const uses = proofs.map((proof) => service.database.units.run((unit: Unit) => proof.consume(unit)));
  const outcomes = await Promise.allSettled(uses);
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [codeOf(outcome.reason)] : []));
  return { good: outcomes.length - refused.length, refused };
}

export function codeOf(error: unknown): string {
  return error instanceof Refusal ? error.code : `no refusal: ${String(error)}`;
}

/** The refusal's code, or `done`. */
export function outcomeOf(work: Promise<unknown>): Promise<string> {
  return work.then(() => 'done', codeOf);
}
