import type { Unit } from '../database/unit-of-work.js';
import type { Ground } from '../access/ground.js';

/** By what the holder's presence or an entrustment is proved. */
export type ProofKind = 'dynamic-code' | 'use-code' | 'consent' | 'second-fact' | 'entrustment';

/**
 * A proof of a ground that has been examined and not been used yet: it is good for the department and purpose that presented it. What it opens is
 * everything that it names together: of that holder, those licence types, that version.
 */
export interface Proof {
  readonly kind: ProofKind;
  /** `duty` only of a use code that a department made on its own duty: it then opens no more than duty does. */
  readonly ground: Ground;
  /** Its internal id, at most 16 bytes: stands in the log of reads. */
  readonly reference: Uint8Array;
  /** Blind indexes of whose licences it opens, one for each generation of the index key. */
  readonly holderIndexes: readonly Uint8Array[];
  /** Opens these licence types only; absent: any. */
  readonly licenceTypes?: readonly string[];
  /** Opens this version only; absent: any. */
  readonly versionId?: Uint8Array;
  /** A fact read off paper proves less than a phone or an entrustment: it opens no sensitive field. */
  readonly strength: 'strong' | 'weak';
  /** Uses it up, in the transaction that records the read. @throws Refusal where somebody else has used it, or taken it back, meanwhile */
  consume(unit: Unit): Promise<void>;
}
