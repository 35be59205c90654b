import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import QRCode from 'qrcode';
import { Assets } from '../../src/web/assets.js';
import { LANGS } from '../../src/web/lang.js';
import { PageRenderer } from '../../src/web/render.js';
import { CHROMIUM_FLAGS } from './chromium.js';
import { everyPage } from './fixtures.js';

/**
 * For whoever designs: every page in every state, language and scheme as a picture.
 * `node dist-test/test/web/preview.js [folder] [part of a page's name]`
 */
async function preview(folder: string, part: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const assets = new Assets();
  const renderer = new PageRenderer(assets);
  const code = await QRCode.toString(`https://demo.invalid/v/#1${'7'.repeat(600)}`, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
  const pages = new Map(LANGS.flatMap((lang) => [...everyPage(lang, code)].map(([name, view]) => [`/${name}.${lang}.html` as string, renderer.renderPage(view, lang)] as const)));
  const server = createServer((request, answer) => {
    const path = new URL(request.url ?? '/', 'http://host.invalid').pathname;
    const asset = assets.find(path.replace('/assets/', ''));
    answer.setHeader('content-type', asset?.mediaType ?? 'text/html; charset=utf-8');
    answer.end(asset?.bytes ?? pages.get(path) ?? '');
  }).listen(0);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const browser = await chromium.launchPersistentContext(await mkdtemp(join(tmpdir(), 'preview-')), { executablePath: '/usr/bin/chromium', args: CHROMIUM_FLAGS });
  for (const [path, html] of pages) {
    if (!path.includes(part)) continue;
    writeFileSync(join(folder, path), html);
    for (const [width, height, colorScheme] of [[390, 844, 'light'], [390, 844, 'dark'], [1280, 800, 'light']] as const) {
      const tab = await browser.newPage();
      await tab.emulateMedia({ colorScheme });
      await tab.setViewportSize({ width, height });
      await tab.goto(`http://127.0.0.1:${port}${path}`);
      await tab.screenshot({ path: join(folder, `${path.replace('.html', '')}.${width}.${colorScheme}.png`), fullPage: true });
      await tab.close();
    }
  }
  await browser.close();
  server.close();
}

await preview(process.argv[2] ?? 'preview', process.argv[3] ?? '');
