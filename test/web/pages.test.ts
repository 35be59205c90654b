import type { BrowserContext, Page } from 'playwright-core';
import QRCode from 'qrcode';
import { LANGS, type Lang } from '../../src/web/texts/lang.js';
import { openPhone } from '../support/browser.js';
import { needs } from '../support/tools.js';
import { violations } from './axe.js';
import { everyPage } from './fixtures.js';
import { MadeUpServer } from './made-up-server.js';

const SHAPES = [
  { width: 390, height: 844, colorScheme: 'light' },
  { width: 390, height: 844, colorScheme: 'dark' },
  { width: 1280, height: 800, colorScheme: 'light' },
] as const;

needs('chromium')('every page in a real browser', () => {
  let server: MadeUpServer;
  let phone: BrowserContext;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    const code = await QRCode.toString(`https://demo.invalid/v/#1${'7'.repeat(600)}`, { type: 'svg' });
    server = await MadeUpServer.start({ pages: (path, lang) => everyPage(lang, code).get(path.slice(1)) });
    phone = await openPhone();
    page = await phone.newPage();
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
  });

  afterAll(async () => {
    await phone.close();
    await server.stop();
  });

  async function open(name: string, lang: Lang, shape: (typeof SHAPES)[number]): Promise<void> {
    faults.length = 0;
    await page.emulateMedia({ colorScheme: shape.colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(shape);
    await page.goto(`${server.origin}/${name}?lang=${lang}`, { waitUntil: 'load' });
  }

  it.each([...everyPage('zh', '').keys()].flatMap((name) => LANGS.map((lang) => [name, lang] as const)))(
    '%s in %s is accessible, obeys its policy and fits the screen',
    async (name, lang) => {
      for (const shape of SHAPES) {
        await open(name, lang, shape);
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        expect(faults).toEqual([]);
      }
    },
  );

  it('a licence in force shows its code large enough to scan, within the first look', async () => {
    await open('licence-inForce', 'zh', SHAPES[0]);
    const box = await page.locator('#show .qr img').boundingBox();
    expect(box?.width).toBeGreaterThan(300);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844);
  });

  it('a masked holder code is shown in full only when asked for', async () => {
    await open('licence-inForce', 'zh', SHAPES[0]);
    const full = page.getByText('110101199001011237', { exact: true });
    expect(await full.isVisible()).toBe(false);
    await page.getByText('显示完整号码').last().click();
    expect(await full.isVisible()).toBe(true);
  });

  it('can be walked by keyboard: the first stop skips to the content', async () => {
    await open('phone-cards', 'en', SHAPES[2]);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
  });
});
