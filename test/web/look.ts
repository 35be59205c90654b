import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { systemClock } from '../../src/primitives/clock.js';
import { dateInChina } from '../../src/primitives/calendar-date.js';
import { LANG_COOKIE, LANGS } from '../../src/web/texts/lang.js';
import { whereIs } from '../support/tools.js';
import { prepare, REAL_STATES } from './real-states.js';
import { RunningCity } from './running-city.js';

const SHAPES = [
  { width: 390, height: 844, colorScheme: 'light' },
  { width: 390, height: 844, colorScheme: 'dark' },
  { width: 1280, height: 800, colorScheme: 'light' },
] as const;

/**
 * For whoever designs: every page of the running service as a picture, in every state, language and scheme.
 * `node dist-test/test/web/look.js [folder] [part of the picture's name]`
 */
async function look(folder: string, part: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const city = await RunningCity.start();
  const prepared = await prepare(city, dateInChina(systemClock.now() + 32 * 86_400_000));
  const browser = await chromium.launch({ executablePath: whereIs('chromium') ?? 'chromium', chromiumSandbox: false });
  for (const [name, show] of Object.entries(REAL_STATES)) {
    for (const [lang, shape] of LANGS.flatMap((each) => SHAPES.map((size) => [each, size] as const))) {
      const picture = `${name}.${lang}.${shape.width}.${shape.colorScheme}.png`;
      if (!picture.includes(part)) continue;
      const context = await browser.newContext({ viewport: shape, colorScheme: shape.colorScheme, reducedMotion: 'reduce', ignoreHTTPSErrors: true });
      await context.addCookies([{ name: LANG_COOKIE, value: lang, url: city.secure }]);
      const page = await context.newPage();
      await show({ page, city, prepared });
      await page.screenshot({ path: join(folder, picture), fullPage: true });
      await context.close();
    }
  }
  await browser.close();
  await city.stop();
}

await look(process.argv[2] ?? 'preview', process.argv[3] ?? '');
