import { ShowLicence, type Answer, type ShowDevice } from '../../browser/src/show/show-licence.js';
import type { CodeView } from '../../src/web/page/showing-view.js';
import { stateView, type StateView, type StateWord } from '../../src/web/page/state-view.js';
import { TEXTS } from '../../src/web/texts/texts.js';

/** The server's clock when the page was sent. */
const SENT = 1_795_334_405_400;

/** A phone and its server, whose clocks agree in nothing but their pace. */
class FakePhone implements ShowDevice {
  passed = 0;
  /** What the server answers; codes are made at the server's time. */
  standing: StateWord | 'signedOut' | 'unreachable' = 'inForce';
  readonly asked: string[] = [];
  readonly showing: ShowLicence;
  private made = 1;

  constructor() {
    this.showing = new ShowLicence(this, this.code(), () => undefined);
  }

  elapsed(): number {
    return 77_000 + this.passed;
  }

  askCode(): Promise<Answer<CodeView>> {
    this.asked.push(`code ${this.passed / 1000}`);
    if (this.standing === 'signedOut' || this.standing === 'unreachable') return Promise.resolve({ kind: this.standing });
    return Promise.resolve(this.standing === 'inForce' ? { kind: 'told', body: this.code() } : { kind: 'refused' });
  }

  askStanding(): Promise<Answer<StateView>> {
    this.asked.push(`standing ${this.passed / 1000}`);
    if (this.standing === 'signedOut' || this.standing === 'unreachable') return Promise.resolve({ kind: this.standing });
    return Promise.resolve({ kind: 'told', body: stateView(this.standing, TEXTS.zh) });
  }

  /** So many seconds pass, one tick each. */
  async pass(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second++) {
      this.passed += 1_000;
      this.showing.tick();
      await settled();
    }
  }

  /** So long nobody ticks: the phone sleeps. */
  sleep(seconds: number): void {
    this.passed += seconds * 1_000;
  }

  get look(): readonly [source: string | undefined, secondsLeft: number, link: string] {
    const { code, secondsLeft, link } = this.showing.screen;
    return [code?.source, secondsLeft, link];
  }

  private code(): CodeView {
    const now = SENT + this.passed;
    const from = now - (now % 1000);
    return { source: `code ${this.made++}`, from, until: from + 60_000, now };
  }
}

/** Lets every answer that is under way arrive. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a licence on the screen of a phone', () => {
  it('counts down by the server’s clock, whatever the phone’s says', async () => {
    const phone = new FakePhone();
    expect([phone.look, phone.showing.screen.now]).toEqual([['code 1', 60, 'online'], SENT]);
    await phone.pass(4);
    expect([phone.look, phone.showing.screen.now]).toEqual([['code 1', 56, 'online'], SENT + 4_000]);
  });

  it('has a new code each half minute, and asks every five seconds how it stands', async () => {
    const phone = new FakePhone();
    await phone.pass(61);
    expect(phone.look).toEqual(['code 3', 59, 'online']);
    expect(phone.asked.filter((each) => each.startsWith('code'))).toEqual(['code 30', 'code 60']);
    expect(phone.asked.filter((each) => each.startsWith('standing'))).toHaveLength(12);
  });

  it.each(['suspended', 'revoked', 'expired'] as const)('shows no code from the moment that it is known to be %s, and says why', async (word) => {
    const phone = new FakePhone();
    await phone.pass(3);
    phone.standing = word;
    await phone.pass(2);
    expect(phone.look).toEqual([undefined, 0, 'online']);
    expect(phone.showing.screen.barred).toMatchObject({ word, label: TEXTS.zh[`state_${word}`] });
    await phone.pass(60);
    expect([phone.look[0], phone.asked.filter((each) => each.startsWith('code'))]).toEqual([undefined, []]);
  });

  it('learns from a refused renewal at once that it is barred', async () => {
    const phone = new FakePhone();
    await phone.pass(29);
    phone.standing = 'suspended';
    phone.passed += 1_000;
    phone.asked.length = 0;
    phone.showing.tick();
    await settled();
    expect(phone.showing.screen.barred?.word).toBe('suspended');
  });

  it('shows a code again within seconds once it is resumed', async () => {
    const phone = new FakePhone();
    phone.standing = 'suspended';
    await phone.pass(40);
    phone.standing = 'inForce';
    await phone.pass(6);
    expect([phone.look[0], phone.showing.screen.barred]).toEqual(['code 2', undefined]);
  });

  it('lets the code run out where there is no network, says so from the start, and takes up again by itself', async () => {
    const phone = new FakePhone();
    phone.standing = 'unreachable';
    await phone.pass(5);
    expect(phone.look).toEqual(['code 1', 55, 'unreachable']);
    await phone.pass(54);
    expect(phone.look).toEqual(['code 1', 1, 'unreachable']);
    await phone.pass(1);
    expect(phone.look).toEqual([undefined, 0, 'unreachable']);
    expect(phone.asked.filter((each) => each.startsWith('code')).length).toBeLessThanOrEqual(11);
    phone.standing = 'inForce';
    await phone.pass(3);
    expect(phone.look[2]).toBe('online');
    expect(phone.look[0]).toBe('code 2');
  });

  it('never shows a code that ran out while the phone slept, and has another as soon as it wakes', async () => {
    const phone = new FakePhone();
    phone.sleep(90);
    expect(phone.look).toEqual([undefined, 0, 'online']);
    phone.showing.wake();
    await settled();
    expect(phone.look).toEqual(['code 2', 60, 'online']);
  });

  it('shows nothing once the sign-in is over, and asks no more', async () => {
    const phone = new FakePhone();
    phone.standing = 'signedOut';
    await phone.pass(5);
    expect(phone.look).toEqual([undefined, 0, 'signedOut']);
    phone.asked.length = 0;
    await phone.pass(60);
    expect(phone.asked).toEqual([]);
  });

  it('asks one question of a kind at a time', async () => {
    const phone = new FakePhone();
    phone.sleep(31);
    for (let times = 0; times < 5; times++) phone.showing.wake();
    expect(phone.asked).toEqual(['standing 31', 'code 31']);
    await settled();
  });
});
