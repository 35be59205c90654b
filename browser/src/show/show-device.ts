import { systemClock } from '../../../src/primitives/clock.js';
import type { CodeView } from '../../../src/web/page/showing-view.js';
import type { StateView } from '../../../src/web/page/state-view.js';
import type { Answer, ShowDevice } from './show-licence.js';

const DEADLINE_MS = 4_000;

/** This phone, for one licence: it asks its own server under the session of whoever is signed in. */
export function phoneDevice(codeHref: string, standingHref: string): ShowDevice {
  const [startedAt, ticksAt] = [systemClock.now(), performance.now()];
  return {
    askCode: () => ask<CodeView>(codeHref),
    askStanding: () => ask<StateView>(standingHref),
    // While a phone sleeps some browsers stop the one clock, and a person may set back the other.
    elapsed: () => Math.max(systemClock.now() - startedAt, performance.now() - ticksAt),
  };
}

async function ask<Body>(path: string): Promise<Answer<Body>> {
  try {
    const answer = await fetch(path, { headers: { accept: 'application/json' }, redirect: 'error', cache: 'no-store', signal: AbortSignal.timeout(DEADLINE_MS) });
    if (answer.ok) return { kind: 'told', body: (await answer.json()) as Body };
    if (answer.status === 401) return { kind: 'signedOut' };
    return answer.status < 500 ? { kind: 'refused' } : { kind: 'unreachable' };
  } catch {
    // Offline, too slow, or cut off in the middle: whichever it was, nothing was told.
    return { kind: 'unreachable' };
  }
}
