import { Log } from '../src/nest/log.js';
import { Timers, type Chore } from '../src/timers.js';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('chores', () => {
  it('are done again at once while there is more to do', async () => {
    let left = 5;
    const chore: Chore = { name: 'publish', everyMs: 1, run: () => Promise.resolve(--left > 0 ? 'more' : 'done') };
    const timers = new Timers([chore], new Log('silent', () => undefined));
    timers.start();
    await pause(50);
    await timers.close();
    expect(left).toBeLessThanOrEqual(0);
  });

  it('that fail are reported and tried again', async () => {
    const lines: string[] = [];
    let runs = 0;
    const chore: Chore = { name: 'sweep', everyMs: 1, run: () => Promise.reject(new Error(`run ${++runs}`)) };
    const timers = new Timers([chore], new Log('error', (line) => void lines.push(line)));
    timers.start();
    await pause(60);
    await timers.close();
    expect(runs).toBeGreaterThan(1);
    expect(lines[0]).toContain('chore sweep');
  });

  it('under way are waited for when the service closes, and none begins after', async () => {
    let ended = 0;
    const chore: Chore = { name: 'slow', everyMs: 1, run: () => pause(30).then(() => (ended++, 'done')) };
    const timers = new Timers([chore], new Log('silent', () => undefined));
    timers.start();
    await pause(10);
    await timers.close();
    expect(ended).toBe(1);
    await pause(50);
    expect(ended).toBe(1);
  });
});
