import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { dateInChina } from '../../src/primitives/calendar-date.js';
import { systemClock } from '../../src/primitives/clock.js';
import { repositoryRoot } from '../support/repository.js';
import { whereIs } from '../support/tools.js';
import { prepare, REAL_STATES } from './real-states.js';
import { RunningCity } from './running-city.js';

/** The state, and how much of it is shown, in CSS pixels from the top. */
const ON_PHONE = [['landing', 844], ['phone-cards-suspended', 700], ['licence', 844], ['verifier-valid', 844], ['verifier-revoked', 844], ['phone-reads', 844]] as const;
const AT_DESK = [['counter-valid', 800]] as const;
const MAX_BYTES = 200_000;

/** `npm run gallery`: the README's pictures of the running service, into docs/pictures. */
async function gallery(): Promise<void> {
  const folder = join(repositoryRoot, 'docs', 'pictures');
  mkdirSync(folder, { recursive: true });
  const city = await RunningCity.start();
  const prepared = await prepare(city, dateInChina(systemClock.now() + 32 * 86_400_000));
  const browser = await chromium.launch({ executablePath: whereIs('chromium') ?? 'chromium', chromiumSandbox: false });
  const pictures = [...ON_PHONE.map((picture) => [...picture, true] as const), ...AT_DESK.map((picture) => [...picture, false] as const)];
  for (const [name, height, isMobile] of pictures) {
    const viewport = { width: isMobile ? 390 : 1280, height };
    const context = await browser.newContext({ viewport, deviceScaleFactor: 1, isMobile, hasTouch: isMobile, reducedMotion: 'reduce', ignoreHTTPSErrors: true });
    const page = await context.newPage();
    await REAL_STATES[name]?.({ page, city, prepared });
    const path = join(folder, `${name}.png`);
    await page.screenshot({ path });
    if (statSync(path).size > MAX_BYTES) throw new Error(`${name}.png is larger than ${MAX_BYTES} bytes`);
    await context.close();
  }
  await browser.close();
  await city.stop();
}

await gallery();
