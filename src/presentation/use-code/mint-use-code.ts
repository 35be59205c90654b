import type { CborValue } from '../../primitives/cbor/cbor.js';
import { isoInstant, type Clock, type Instant } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import type { Random } from '../../primitives/random.js';
import type { Unit } from '../../database/unit-of-work.js';
import type { RecordAct } from '../../ledger/record/record-act.js';
import type { Ground } from '../../access/ground.js';
import type { LicenceVersionRow } from '../../licence/register/licence-row.js';
import { MOST_SECONDS, USE_CODE_CHARACTERS, useCodeDigest, useCodeText } from './use-code.js';
import { UseCodeRow } from './use-code-row.js';
import type { UseCodeStore } from './use-code-store.js';

/** What a code is made for, and on what. */
export interface UseCodePlan {
  readonly version: LicenceVersionRow;
  readonly holderIndex: Uint8Array;
  readonly department: string;
  readonly serviceItem: string;
  readonly ground: Ground;
  readonly strength: 'strong' | 'weak';
  readonly madeBy: string;
  readonly lifetimeSeconds: number;
  /** See `useCodeText`; absent: drawn at random. */
  readonly drawn?: Uint8Array;
}

/** A code that has just been made: told once, to its maker. */
export interface MadeUseCode {
  /** 32 hexadecimal digits: by which the log of reads names it. */
  readonly id: string;
  /** `7K3Q-0VXM-9TZB`. */
  readonly code: string;
  readonly expiresAt: string;
}

/** Makes a use code inside its maker's transaction: of two for the same purpose the later one alone is good. The act of making stays when the code is gone. */
export class MintUseCode {
  constructor(
    private readonly codes: UseCodeStore,
    private readonly recordAct: RecordAct,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  async run(unit: Unit, { drawn, ...plan }: UseCodePlan): Promise<MadeUseCode> {
    if (plan.lifetimeSeconds > MOST_SECONDS) throw new RangeError(`a use code lives ${MOST_SECONDS} s at the most`);
    const at = this.clock.now();
    const code = useCodeText(drawn ?? this.random.bytes(USE_CODE_CHARACTERS));
    const row = this.row(plan, code, at);
    await this.codes.dropEarlier(unit, row);
    await this.codes.add(unit, row);
    const facts = new Map<string, CborValue>([['version', row.versionId], ['department', row.department], ['serviceItem', row.serviceItem], ['ground', row.ground], ['expiresAt', row.expiresAt]]);
    // The row passes away, so no act binds its image: what must stay true of it is in the facts.
    await this.recordAct.run(unit, { log: 'acts', name: 'presentation/make-use-code', at, actor: row.madeBy, subject: row.id, facts }, []);
    return { id: hex(row.id), code, expiresAt: isoInstant(row.expiresAt) };
  }

  private row({ version, lifetimeSeconds, ...plan }: Omit<UseCodePlan, 'drawn'>, code: string, at: Instant): UseCodeRow {
    const kept = { id: this.random.bytes(16), digest: useCodeDigest(code.replaceAll('-', '')), versionId: version.id, expiresAt: at + lifetimeSeconds * 1_000, usedAt: null };
    return Object.assign(new UseCodeRow(), plan, kept);
  }
}
