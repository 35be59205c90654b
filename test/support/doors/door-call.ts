import { LIN_QING, QINGHE_CATERING, ZHOU_MINGYUAN } from '../../../src/cli/city/holders.js';

/** What a door answered. */
export interface Told {
  readonly status: number;
  readonly text: string;
}

/** One way to call a door, and what must come of it. */
export interface DoorCall {
  readonly name: string;
  /** As routes are spelt: `POST /v1/recognition/look-ups`. */
  readonly door: string;
  /** With which it answers. */
  readonly status: number;
  /** Recorded for one answer; none where nothing of a licence is told. */
  readonly reads: number;
  /** Brings what is good once, a code or a consent; what that records is no part of the call. */
  readonly ready: () => Promise<() => Promise<Told>>;
}

/** A call that is answered with data or a verdict. */
export function telling(door: string, name: string, ready: DoorCall['ready'], change: Partial<DoorCall> = {}): DoorCall {
  return { name, door, status: 200, reads: 1, ready, ...change };
}

/** A call that is refused, malformed, or tells of no licence. */
export function silent(door: string, name: string, status: number, call: () => Promise<Told>): DoorCall {
  return { name, door, status, reads: 0, ready: () => Promise.resolve(call) };
}

/** Nothing has to be brought. */
export function at(call: () => Promise<Told>): DoorCall['ready'] {
  return () => Promise.resolve(call);
}

/** What stands on a licence of those that are read here, and nowhere else. */
export const FACES: readonly string[] = ['演A0520260', '演示市塔机操作考核站', '桐荫路', '990100001237'];

/** What must not leave where a read could not be recorded: names, codes, numbers, faces, identifiers, anything signed, any yes or no. */
export const NEEDLES: readonly string[] = [
  ...[LIN_QING, ZHOU_MINGYUAN, QINGHE_CATERING].flatMap(({ names, code }) => [names.zh, code.code]),
  ...FACES, '建筑起重机械司机', '1.2.156.3005.2.', 'eyJ', '<svg', 'inForce', '"verdict"', '"outcome"', 'PRESENCE_NOT_PROVEN',
];
