import { actorOf, type ClientCaller } from '../caller.js';
import type { Reader } from './record-access.js';

/** A department's system as the log of reads names it. */
export function clientReader(caller: ClientCaller): Reader {
  return { kind: 'client', id: actorOf(caller), departmentCode: caller.client.department };
}
