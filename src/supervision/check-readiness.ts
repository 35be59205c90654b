import type { Clock, Instant } from '../primitives/clock.js';
import { Refusal } from '../primitives/refusal.js';
import { probeDatabase } from '../database/probe.js';
import type { Reader } from '../database/reader.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import type { KeyVault } from '../pki/vault/key-vault.js';
import type { TrustedKeys } from '../trust/trusted-keys.js';

export interface Readiness {
  readonly status: 'ready';
  readonly checks: readonly string[];
}

/** Asks each part without which no licence can be issued or verified. */
export class CheckReadiness {
  private isClosing = false;
  private last: { readonly at: Instant; readonly answer: Promise<Readiness> } | undefined;

  constructor(
    private readonly reader: Reader,
    private readonly units: UnitOfWork,
    private readonly vault: KeyVault,
    private readonly keys: TrustedKeys,
    private readonly operatorCode: string,
    private readonly clock: Clock,
  ) {}

  /**
   * Anybody may ask, and the answer costs a transaction and a signature: it stands for a second.
   * @throws Refusal busy NOT_READY, naming the part that does not answer
   */
  async run(): Promise<Readiness> {
    if (this.isClosing) throw notReady('正在停止 the service is stopping');
    const now = this.clock.now();
    if (this.last === undefined || Math.abs(now - this.last.at) >= STANDS_MS) this.last = { at: now, answer: this.askAll() };
    return this.last.answer;
  }

  private async askAll(): Promise<Readiness> {
    await this.ask('database', () => probeDatabase(this.reader, this.units));
    await this.ask('key vault', async () => {
      const { kid } = await this.keys.signing(this.operatorCode, 'status-list');
      await this.vault.sign(kid, 'status-list', PROBE);
    });
    return { status: 'ready', checks: ['database', 'key vault'] };
  }

  /** From now on no traffic is wanted: balancers see it before the doors close. */
  closing(): void {
    this.isClosing = true;
  }

  private async ask(part: string, question: () => Promise<unknown>): Promise<void> {
    try {
      await question();
    } catch (cause) {
      throw Object.assign(notReady(part), { cause });
    }
  }
}

/** How long an answer stands. */
const STANDS_MS = 1_000;

/** Signed by the status-list key when it is asked whether it still signs: no status list, nor any other token, begins like this. */
const PROBE = new TextEncoder().encode('zhengku readiness probe, means nothing');

function notReady(part: string): Refusal {
  return new Refusal('busy', 'NOT_READY', `尚未就绪：${part}。Not ready: ${part} does not answer.`);
}
