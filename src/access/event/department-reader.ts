import { actorOf, departmentOf, type DepartmentCaller } from '../caller.js';
import type { Reader } from './record-access.js';

/** A department's system or officer as the log of reads names it. */
export function departmentReader(caller: DepartmentCaller): Reader {
  return { kind: caller.kind, id: actorOf(caller), departmentCode: departmentOf(caller) };
}
