import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import QRCode from 'qrcode';
import { whereIs } from '../support/tools.js';
import { LANGS, type Lang } from '../../src/web/texts/lang.js';
import type { PageView } from '../../src/web/page/page-view.js';
import { counterPages } from './counter-fixtures.js';
import { everyPage, NOW } from './fixtures.js';
import { MadeUpServer } from './made-up-server.js';

const SHAPES = [
  { width: 390, height: 844, colorScheme: 'light' },
  { width: 390, height: 844, colorScheme: 'dark' },
  { width: 1280, height: 800, colorScheme: 'light' },
  { width: 1280, height: 800, colorScheme: 'dark' },
] as const;

function pagesIn(lang: Lang, code: string): ReadonlyMap<string, PageView> {
  return new Map([...everyPage(lang, code), ...counterPages(lang, NOW)]);
}

/**
 * For whoever designs: pages as pictures, in every state, language and scheme.
 * `node dist-test/test/web/preview.js [folder] [part of the picture's name]`
 */
async function preview(folder: string, part: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const code = await QRCode.toString(`https://demo.invalid/v/#1${'7'.repeat(600)}`, { type: 'svg' });
  const server = await MadeUpServer.start({ pages: (path, lang) => pagesIn(lang, code).get(path.slice(1)) });
  const browser = await chromium.launch({ executablePath: whereIs('chromium') ?? 'chromium', chromiumSandbox: false });
  const pictures = [...pagesIn('zh', code).keys()].flatMap((name) => LANGS.flatMap((lang) => SHAPES.map((shape) => ({ name, lang, shape }))));
  for (const { name, lang, shape } of pictures) {
    const picture = `${name}.${lang}.${shape.width}.${shape.colorScheme}.png`;
    if (!picture.includes(part)) continue;
    const page = await browser.newPage({ viewport: shape, colorScheme: shape.colorScheme });
    await page.goto(`${server.origin}/${name}?lang=${lang}`);
    await page.screenshot({ path: join(folder, picture), fullPage: true });
    await page.close();
  }
  await browser.close();
  await server.stop();
}

await preview(process.argv[2] ?? 'preview', process.argv[3] ?? '');
