import type { BrowserContext, Page } from 'playwright-core';
import { openPhone, screenshot } from '../support/browser.js';
import { needs } from '../support/tools.js';
import { violations } from './axe.js';
import { liveText, MadeUpRegion, p256Key, STATUS_URI } from './made-up-region.js';
import { MadeUpServer } from './made-up-server.js';

const LABELS = JSON.stringify({
  names: { zh: '食品经营许可证', en: 'Food business permit' },
  codeFields: [
    { key: 1, label: { zh: '经营者名称', en: 'Operator' } },
    { key: 2, label: { zh: '许可证编号', en: 'Permit number' } },
    { key: 3, label: { zh: '有效期至', en: 'Valid until' } },
  ],
});

needs('chromium')('the public verifier on a phone', () => {
  const region = new MadeUpRegion(Date.now());
  let server: MadeUpServer;
  let phone: BrowserContext;
  let page: Page;
  let reachable: boolean;

  beforeAll(async () => {
    const texts: Record<string, () => string> = {
      '/trust-list': () => region.trustList(),
      '/status-lists/7': () => region.statusList(),
      '/v/types/11990000MA9900001J002/1': () => LABELS,
      '/v1/licence-types/11990000MA9900001J002': () => LABELS,
    };
    server = await MadeUpServer.start({
      pages: (path) => (path === '/v/' ? { page: 'verify', trustListKeys: [region.lister.jwk], demonstration: true } : undefined),
      texts: (path) => (reachable ? texts[path]?.() : undefined),
    });
    phone = await openPhone();
  });

  beforeEach(async () => {
    reachable = true;
    server.asked.length = 0;
    page = await phone.newPage();
  });

  afterEach(() => page.close());

  afterAll(async () => {
    await phone.close();
    await server.stop();
  });

  /** Opens the verifier as a phone's camera would, and answers the verdict once it is there. */
  async function scan(code: string, lang = 'zh'): Promise<string | null> {
    await page.goto(`${server.origin}/v/?lang=${lang}${code.slice(code.indexOf('#'))}`);
    return verdict();
  }

  async function verdict(): Promise<string | null> {
    const place = page.locator('[data-verdict]');
    await place.waitFor();
    return place.getAttribute('data-verdict');
  }

  it('says that a good licence is valid, in words, with what its issuer signed', async () => {
    expect(await scan(region.codeText())).toBe('valid');
    expect(await page.locator('.verdict h2').textContent()).toBe('真实有效');
    expect(await page.locator('.card h2').textContent()).toBe('食品经营许可证');
    expect(await page.locator('.card dl').innerText()).toMatch(/经营者名称\s+演示市青禾餐饮有限公司/);
    expect(await page.evaluate('document.activeElement.textContent')).toBe('真实有效');
    await screenshot(page, 'verifier-valid-zh');
  });

  it('says of a live code that it is live, which licence is shown, and that nobody here knows whether it was used', async () => {
    const code = liveText(region, Date.now());
    expect(await scan(code)).toBe('valid');
    expect(await page.locator('.verdict').innerText()).toMatch(/真实有效[^]*动态码[^]*是否已被用过，这里无从得知/);
    expect(await page.locator('.card').innerText()).toMatch(/持证人正在手机上出示[^]*食品经营许可证[^]*演示市市场监督管理局/);
    expect(server.asked.map((path) => path.split('?')[0]).filter((path) => !path?.startsWith('/assets/'))).toEqual(['/v/', '/trust-list', '/status-lists/7', '/v1/licence-types/11990000MA9900001J002']);
    expect(server.asked.join(' ')).not.toContain(code.slice(-30));
    await screenshot(page, 'verifier-live-zh');
  });

  it('says of an old code, as of a picture of one, that the licence must be shown again', async () => {
    expect(await scan(liveText(region, Date.now() - 120_000))).toBe('invalid');
    expect(await page.locator('.verdict').innerText()).toMatch(/无效[^]*二维码已过时，请持证人重新亮证[^]*截图一律无效/);
    await screenshot(page, 'verifier-live-over-zh');
  });

  it('sends nothing of the code: not its digits, its number or its holder', async () => {
    const code = region.codeText();
    await scan(code);
    expect(server.asked.map((path) => path.split('?')[0]).filter((path) => !path?.startsWith('/assets/'))).toEqual([
      '/v/',
      '/trust-list',
      '/status-lists/7',
      '/v/types/11990000MA9900001J002/1',
    ]);
    expect(server.asked.join(' ')).not.toContain(code.slice(-30));
  });

  it('says in red that a revoked licence is not valid', async () => {
    expect(await scan(region.codeText({ status: { uri: STATUS_URI, idx: 1 } }))).toBe('invalid');
    expect(await page.locator('.verdict').innerText()).toContain('已注销、撤销、吊销或转出');
    await screenshot(page, 'verifier-invalid-zh');
  });

  it('says that a code of another root comes from an unknown issuer, and shows none of its data', async () => {
    expect(await scan(region.codeText({}, p256Key('dddddddddddddddd')))).toBe('invalid');
    expect(await page.locator('.verdict').innerText()).toContain('来自未知签发者');
    expect(await page.locator('.card').count()).toBe(0);
  });

  it('cannot tell when the server is out of reach, and looks like neither of the others', async () => {
    await page.goto(`${server.origin}/v/?lang=en`);
    reachable = false;
    await page.evaluate(`location.hash = '${region.codeText().split('#')[1] ?? ''}'`);
    expect(await verdict()).toBe('cannotTell');
    expect(await page.locator('.verdict h2').textContent()).toBe('Cannot tell');
    expect(await page.evaluate("getComputedStyle(document.querySelector('.verdict')).borderStyle")).toBe('dashed');
    await screenshot(page, 'verifier-cannot-tell-en');
    reachable = true;
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.locator('[data-verdict=valid]').waitFor();
  });

  it('takes what a scanner types and ends with Enter', async () => {
    await page.goto(`${server.origin}/v/`);
    await page.locator('.steps').waitFor();
    await screenshot(page, 'verifier-empty-zh');
    await page.locator('textarea').fill(region.codeText());
    await page.locator('textarea').press('Enter');
    expect(await verdict()).toBe('valid');
    await page.getByRole('button', { name: '验证另一张' }).click();
    await page.locator('.steps').waitFor();
    expect(await page.locator('[data-verdict]').count()).toBe(0);
  });

  it('keeps the code at hand when the language is changed', async () => {
    await scan(region.codeText());
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByText('Genuine and in force', { exact: true }).waitFor();
    expect(await page.locator('.card h2').textContent()).toBe('Food business permit');
  });

  it.each(['light', 'dark'] as const)('is accessible in the %s scheme, whatever it says', async (colorScheme) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const codes = [region.codeText(), region.codeText({ status: { uri: STATUS_URI, idx: 2 } }), region.codeText({ status: { uri: STATUS_URI, idx: 99 } })];
    for (const [index, word] of ['valid', 'invalid', 'cannotTell'].entries()) {
      await page.goto('about:blank');
      expect(await scan(codes[index] ?? '', 'en')).toBe(word);
      expect(await violations(page)).toEqual([]);
      await screenshot(page, `verifier-${word}-en-${colorScheme}`);
    }
  });

  it('says plainly that it needs a secure connection', async () => {
    await page.addInitScript("Object.defineProperty(window, 'isSecureContext', { value: false })");
    expect(await scan(region.codeText())).toBe('insecure');
    expect(await page.locator('.verdict').innerText()).toContain('HTTPS');
  });
});
