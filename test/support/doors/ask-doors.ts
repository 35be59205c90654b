import type { WholeService } from '../service.js';
import { NEEDLES, type DoorCall, type Told } from './door-call.js';

/** A call with all that it needs in hand. */
export interface Readied {
  readonly door: DoorCall;
  readonly call: () => Promise<Told>;
}

export interface Answered {
  readonly door: DoorCall;
  readonly told: Told;
}

/** One after the other: what is asked of a phone at once would make room for each other. */
export async function readied(doors: readonly DoorCall[]): Promise<Readied[]> {
  const calls: Readied[] = [];
  for (const door of doors) calls.push({ door, call: await door.ready() });
  return calls;
}

export async function askedInTurns(calls: readonly Readied[], atOnce: number): Promise<Answered[]> {
  const answers: Answered[] = [];
  for (let start = 0; start < calls.length; start += atOnce) {
    answers.push(...(await Promise.all(calls.slice(start, start + atOnce).map(async ({ door, call }) => ({ door, told: await call() })))));
  }
  return answers;
}

/** Each door did what it is drawn for: else a count would prove nothing. */
export function expectAsDrawn(answers: readonly Answered[]): void {
  const wrong = answers.filter(({ door, told }) => door.status !== told.status);
  expect(wrong.map(({ door, told }) => [door.name, told.status, told.text.slice(0, 300)])).toEqual([]);
}

export function needlesIn({ text }: Told): string[] {
  return NEEDLES.filter((needle) => text.includes(needle));
}

/** The `n` of a query's only row. */
export async function numberOf(service: WholeService, sql: string): Promise<number> {
  return Number((await service.database.reader.query(sql))[0]?.['n'] ?? 0);
}

export function recordedReads(service: WholeService): Promise<number> {
  return numberOf(service, 'SELECT COUNT(*) AS n FROM access_event');
}

export function readsOf(doors: readonly DoorCall[]): number {
  return doors.reduce((total, { reads }) => total + reads, 0);
}
