import type { CodeView } from '../../../src/web/page/showing-view.js';
import type { StateView } from '../../../src/web/page/state-view.js';

/** A code is asked for so long after the one on the screen was made: half of its life. */
const RENEW_MS = 30_000;
/** How the licence stands is asked so often. */
const STANDING_MS = 5_000;
/** After a question that nobody answered, the next comes no sooner. */
const PATIENCE_MS = 3_000;

/** What became of a question. `refused`: the server said no, for instance because the licence is not in force. */
export type Answer<Body> =
  | { readonly kind: 'told'; readonly body: Body }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unreachable' };

/** What showing a licence needs of the phone. */
export interface ShowDevice {
  askCode(): Promise<Answer<CodeView>>;
  askStanding(): Promise<Answer<StateView>>;
  /** Milliseconds since some moment in the past; never runs backwards, and runs on while the phone sleeps. */
  elapsed(): number;
}

/** What the screen shows at this moment. */
export interface Screen {
  /** The picture; undefined where the licence is not in force, the code has run out, or nobody is signed in. */
  readonly code: CodeView | undefined;
  /** Whole seconds until it runs out. */
  readonly secondsLeft: number;
  /** By the server's clock. */
  readonly now: number;
  /** How the licence stands where it cannot be shown; undefined while it is in force. */
  readonly barred: StateView | undefined;
  readonly link: 'online' | 'unreachable' | 'signedOut';
}

/**
 * Keeps a live code on the screen: renews it, asks how the licence stands, and lets it run out where nobody answers. Goes by the server's clock, since a
 * phone's own may be wrong. A licence that is not in force is never shown, whatever was fetched before.
 */
export class ShowLicence {
  private code: CodeView | undefined;
  private barred: StateView | undefined;
  private link: Screen['link'] = 'online';
  /** Server time minus the device's. */
  private ahead: number;
  private readonly asking = new Set<'code' | 'standing'>();
  private codeAskedAt = Number.NEGATIVE_INFINITY;
  private standingAskedAt: number;

  constructor(
    private readonly device: ShowDevice,
    first: CodeView,
    private readonly changed: () => void,
  ) {
    this.code = first;
    this.ahead = first.now - device.elapsed();
    this.standingAskedAt = device.elapsed();
  }

  get screen(): Screen {
    const now = this.device.elapsed() + this.ahead;
    const isLive = this.code !== undefined && now < this.code.until && this.barred === undefined && this.link !== 'signedOut';
    const code = isLive ? this.code : undefined;
    return { code, now, secondsLeft: code === undefined ? 0 : Math.ceil((code.until - now) / 1000), barred: this.barred, link: this.link };
  }

  /** Once a second: asks for what is due. */
  tick(): void {
    if (this.link === 'signedOut') return;
    const elapsed = this.device.elapsed();
    if (elapsed - this.standingAskedAt >= STANDING_MS) void this.ask('standing');
    const isDue = this.code === undefined || elapsed + this.ahead - this.code.from >= RENEW_MS;
    if (this.barred === undefined && isDue && elapsed - this.codeAskedAt >= PATIENCE_MS) void this.ask('code');
  }

  /** The phone was woken, the network came back, or somebody asks for it: everything is asked at once. */
  wake(): void {
    this.codeAskedAt = Number.NEGATIVE_INFINITY;
    this.standingAskedAt = Number.NEGATIVE_INFINITY;
    this.tick();
  }

  private async ask(what: 'code' | 'standing'): Promise<void> {
    if (this.asking.has(what)) return;
    this.asking.add(what);
    if (what === 'code') this.codeAskedAt = this.device.elapsed();
    else this.standingAskedAt = this.device.elapsed();
    try {
      if (what === 'code') this.takeCode(await this.device.askCode());
      else this.takeStanding(await this.device.askStanding());
    } finally {
      this.asking.delete(what);
      this.changed();
    }
  }

  private takeCode(answer: Answer<CodeView>): void {
    this.takeLink(answer);
    if (answer.kind === 'told') {
      this.code = answer.body;
      this.ahead = answer.body.now - this.device.elapsed();
    }
    // Why it was refused, the standing tells.
    if (answer.kind === 'refused') void this.ask('standing');
  }

  private takeStanding(answer: Answer<StateView>): void {
    this.takeLink(answer);
    if (answer.kind !== 'told') return;
    const isInForce = answer.body.word === 'inForce';
    if (isInForce && this.barred !== undefined) this.codeAskedAt = Number.NEGATIVE_INFINITY;
    this.barred = isInForce ? undefined : answer.body;
    if (!isInForce) this.code = undefined;
  }

  private takeLink({ kind }: Answer<unknown>): void {
    this.link = kind === 'told' || kind === 'refused' ? 'online' : kind;
  }
}
