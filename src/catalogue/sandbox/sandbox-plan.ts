import type { JsonObject } from '../../primitives/canonical-json.js';
import { part } from '../../nest/wire.js';
import type { DepartmentOrder } from '../../access/register/department.js';
import type { Names } from '../field.js';

/** Somebody made up whom a sandbox may ask about. */
export interface TestHolder {
  readonly name: string;
  readonly codeType: string;
  readonly code: string;
  readonly holds: readonly { readonly licenceType: string; readonly names: Names }[];
}

/** What the demonstration city offers to sandboxes. In service there is none: a sandbox never shares a store with real licences. */
export interface SandboxPlan {
  /** Made up, and every sandbox's own; in the register from the founding of the city. */
  readonly department: DepartmentOrder;
  /** Sandboxes that live at once. */
  readonly most: number;
  readonly testHolders: readonly TestHolder[];
  /** A body of `POST /v1/recognition/look-ups` that finds something. */
  readonly example: JsonObject;
}

export const SANDBOX_PLAN = part<SandboxPlan>('SandboxPlan');
