import { Turns } from '../../src/primitives/turns.js';

describe('turns', () => {
  const turns = new Turns();
  const steps: string[] = [];
  const work = (name: string) => async (): Promise<string> => {
    steps.push(`${name} begins`);
    await new Promise(setImmediate);
    steps.push(`${name} ends`);
    return name;
  };

  beforeEach(() => steps.splice(0));

  it('do the work of one place one after another, as it came', async () => {
    expect(await Promise.all(['a', 'b', 'c'].map((name) => turns.take('here', work(name))))).toEqual(['a', 'b', 'c']);
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('let other places go on', async () => {
    await Promise.all([turns.take('here', work('a')), turns.take('there', work('b'))]);
    expect(steps).toEqual(['a begins', 'b begins', 'a ends', 'b ends']);
  });

  it('go on after one that failed, which alone is told', async () => {
    const failed = turns.take('here', () => Promise.reject(new Error('no')));
    const next = turns.take('here', work('b'));
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('b');
  });
});
