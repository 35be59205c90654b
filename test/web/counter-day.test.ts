import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { verifyAnswer } from '../../src/cli/answer/verify-answer.js';
import { LIN_QING } from '../../src/cli/city/holders.js';
import { fullWidth } from '../support/clerk.js';
import { openPhone, screenshot } from '../support/browser.js';
import { needs } from '../support/tools.js';
import { violations } from './axe.js';
import { issueHome, ofAnotherRoot } from './real-states.js';
import { RunningCity } from './running-city.js';
import { LIVE_CODE, scan as scanScreen } from './scan-screen.js';

const ITEM = '经营性道路货物运输驾驶员从业资格认定';

needs('chromium', 'zbarimg')('a clerk’s day in a real browser', () => {
  let city: RunningCity;
  let folder: string;
  let desk: BrowserContext;
  let clerk: Page;
  let phone: BrowserContext;
  let holder: Page;
  /** Every address that the desk opened, and what its browser complained of. */
  const opened: string[] = [];
  const complaints: string[] = [];
  let cases = 0;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zhengku-desk-'));
    city = await RunningCity.start();
    [desk, phone] = [await openPhone(), await openPhone()];
    desk.on('request', (request) => opened.push(request.url()));
    desk.on('console', (message) => message.type() === 'error' && !message.text().startsWith('Failed to load resource') && complaints.push(message.text()));
    desk.on('weberror', (error) => complaints.push(error.error().message));
    [clerk, holder] = [await desk.newPage(), await phone.newPage()];
    await clerk.setViewportSize({ width: 1280, height: 800 });
    await holder.goto(`${city.secure}/phone`);
    await holder.locator('button[value=lin-qing]').click();
    await holder.waitForURL(`${city.secure}/phone`);
    await clerk.goto(`${city.secure}/`);
    await clerk.getByRole('link', { name: '窗口核验' }).click();
    await clerk.locator('button[value=officer-tang]').click();
    await clerk.waitForURL(`${city.secure}/counter`);
  }, 120_000);

  afterAll(async () => {
    await desk.close();
    await phone.close();
    await city.stop();
    rmSync(folder, { recursive: true, force: true });
    const holderCode = LIN_QING.code.code;
    expect(opened.filter((address) => address.includes(holderCode))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  /** From the list of items to the case, with the keyboard alone: what a scanner types ends with Enter. */
  async function begin(brought: string): Promise<string> {
    await clerk.goto(`${city.secure}/counter`);
    await clerk.locator('.items a', { hasText: ITEM }).click();
    await clerk.locator('#caseNumber:focus').waitFor();
    await clerk.keyboard.type(`LJ-2026-${String(++cases).padStart(6, '0')}`);
    await clerk.keyboard.press('Tab');
    await clerk.keyboard.insertText(brought);
    await clerk.keyboard.press('Enter');
    return clerk.url();
  }

  async function beginCase(): Promise<string> {
    await begin(LIN_QING.code.code);
    await clerk.waitForURL(/\/counter\/cases\/[0-9a-f]{32}$/);
    return clerk.url();
  }

  async function scan(typed: string): Promise<void> {
    await clerk.locator('#brought').fill(typed);
    await Promise.all([clerk.waitForResponse((answer) => answer.request().isNavigationRequest() && answer.request().method() === 'POST'), clerk.locator('#brought').press('Enter')]);
    await clerk.waitForLoadState();
  }

  /** The live code on the holder’s phone, as a scanner reads it off the screen. */
  async function phoneCode(): Promise<string> {
    await holder.goto(`${city.secure}/phone`);
    await holder.getByRole('link', { name: '机动车驾驶证' }).click();
    // The page's script draws the code anew once it runs.
    await holder.waitForLoadState('networkidle');
    return scanScreen(holder, LIVE_CODE);
  }

  it('begins where the landing page leads, with nothing open yet', async () => {
    expect(await clerk.locator('h1').textContent()).toBe('窗口核验');
    expect(await clerk.getByText('没有正在办理的件').isVisible()).toBe(true);
    expect(await violations(clerk)).toEqual([]);
    await screenshot(clerk, 'counter-begin');
  });

  it('sees what the citizen need not bring, asks the phone, and sees what was approved there', async () => {
    await beginCase();
    expect(await clerk.locator('.checklist > li').getAttribute('data-outcome')).toBe('notAcceptable');
    expect(await clerk.locator('.advice').innerText()).toContain('请先向公安机关交通管理部门申请增驾');
    await clerk.locator('summary', { hasText: '请群众在手机上同意' }).click();
    await clerk.getByRole('button', { name: '发送请求' }).click();
    await clerk.locator('[data-state=asked]').waitFor();
    expect(await clerk.locator('[data-next]').getAttribute('data-next')).toBe('wait');
    await screenshot(clerk, 'counter-asked');

    await holder.goto(`${city.secure}/phone/consents`);
    expect(await holder.locator('main').innerText()).toContain('邻江市行政审批局');
    await holder.getByRole('button', { name: /同意/ }).first().click();
    // The desk's page looks for the answer by itself.
    await clerk.locator('[data-next=consent]').waitFor();
    await clerk.getByRole('button', { name: '查看已同意的证照' }).click();
    const document = clerk.locator('.document').first();
    await document.waitFor();
    expect(await document.locator('.verdict-word').textContent()).toBe('真实有效');
    expect(await document.innerText()).toContain('演示市清河区桐荫路21号3幢2单元601室');
    expect(await document.innerText()).toContain('领证满一年\n是');
    expect(await clerk.locator('.who-is').innerText()).toContain('林青');
    expect(await violations(clerk)).toEqual([]);
    await screenshot(clerk, 'counter-seen');
  });

  it('scans the phone’s code through an input method, once', async () => {
    await beginCase();
    const code = await phoneCode();
    await scan(fullWidth(code));
    expect(await clerk.locator('.document').first().getAttribute('data-verdict')).toBe('valid');
    await scan(code);
    expect(await clerk.locator('.refusal').innerText()).toContain('这个码已用过一次。手机每 30 秒换一个新码，请扫新码。');
    expect([await clerk.locator('#brought').inputValue(), await clerk.evaluate('document.activeElement.id')]).toEqual([code, 'brought']);
    expect(await violations(clerk)).toEqual([]);
    await screenshot(clerk, 'counter-refused');
  });

  it('begins with the phone’s code, and no number need be typed', async () => {
    await begin(await phoneCode());
    await clerk.waitForURL(/\/counter\/cases\/[0-9a-f]{32}$/);
    expect(await clerk.locator('.who-is').innerText()).toMatch(/林青\s+110\*+1237/);
    expect(await clerk.locator('.document').count()).toBe(1);
  });

  it('verifies a printed code, says of a stranger’s that it is not to be relied on, and verifies a file', async () => {
    await beginCase();
    const home = await issueHome(city, 6);
    await scan(home.printedCode);
    expect(await clerk.locator('.document .verdict-word').first().textContent()).toBe('真实有效');
    expect(await clerk.locator('.document').first().innerText()).toContain('不动产权证书');
    await scan((await ofAnotherRoot(home)).printedCode);
    expect(await clerk.locator('.document .verdict-word').first().textContent()).toBe('不能采信');
    await scan(home.printedCode.slice(0, -40));
    expect(await clerk.locator('.refusal').innerText()).toContain('仍读不出的');
    await clerk.locator('summary', { hasText: '其他方式' }).click();
    await clerk.locator('summary', { hasText: '核验带来的文件或文字' }).click();
    await clerk.locator('#pick').setInputFiles({ name: 'licence.sd-jwt', mimeType: 'text/plain', buffer: Buffer.from(home.sealedLicence) });
    await clerk.getByRole('button', { name: '核验', exact: true }).click();
    await clerk.locator('#seen-4').waitFor();
    expect(await clerk.locator('.document').first().getAttribute('data-verdict')).toBe('valid');
    await screenshot(clerk, 'counter-verdicts');
  });

  it('keeps what was typed where a digit was wrong', async () => {
    await begin('110101199001011238');
    await clerk.locator('.refusal').waitFor();
    expect(await clerk.locator('.refusal').innerText()).toContain('号码的校验位不对');
    expect([new URL(clerk.url()).pathname, await clerk.locator('#brought').inputValue()]).toEqual(['/counter', '110101199001011238']);
    expect(await clerk.locator('#caseNumber').inputValue()).toMatch(/^LJ-2026-/);
    expect(await violations(clerk)).toEqual([]);
  });

  it('takes one file for the archive, which proves it offline, and closes the case', async () => {
    const address = await beginCase();
    await scan(await phoneCode());
    const [saved] = await Promise.all([clerk.waitForEvent('download'), clerk.locator('.next').getByRole('button', { name: '下载归档文件' }).click()]);
    expect(saved.suggestedFilename()).toMatch(/^case-LJ-2026-\d{6}\.json$/);
    const path = join(folder, 'case.json');
    await saved.saveAs(path);
    const said: string[] = [];
    expect(verifyAnswer([path, join(city.folder, 'certificates', 'root.pem')], (line) => said.push(line))).toBe(0);
    expect(said.join('\n')).toContain('recognition/case-file');
    expect(readFileSync(path, 'utf8')).toContain('"item-check"');
    await clerk.reload();
    await clerk.locator('.next').getByRole('link', { name: '关闭本件' }).click();
    expect(await clerk.locator('main').innerText()).toContain('归档文件已下载。');
    expect(await violations(clerk)).toEqual([]);
    await clerk.getByRole('button', { name: '确认关闭' }).click();
    await clerk.waitForURL(/\/counter\?item=/);
    await clerk.locator('#caseNumber:focus').waitFor();
    expect((await clerk.goto(address))?.status()).toBe(404);
    expect(await clerk.locator('.problem').innerText()).toContain('CASE_UNKNOWN');
  });

  it('works without a script: every step is a form', async () => {
    const plain = await (await openBrowserWithoutScript()).newPage();
    const address = await beginCase();
    await plain.context().addCookies(await desk.cookies());
    await plain.goto(address);
    await plain.locator('summary', { hasText: '核验带来的文件或文字' }).click();
    await plain.locator('#pasted').fill((await issueHome(city, 7)).sealedLicence);
    await plain.getByRole('button', { name: '核验', exact: true }).click();
    expect(await plain.locator('.document .verdict-word').first().textContent()).toBe('真实有效');
    expect(await plain.locator('#pick').isVisible()).toBe(false);
    await plain.context().close();
  });

  function openBrowserWithoutScript(): Promise<BrowserContext> {
    const browser = desk.browser();
    if (browser === null) throw new Error('the desk has no browser');
    return browser.newContext({ javaScriptEnabled: false, ignoreHTTPSErrors: true, locale: 'zh-CN' });
  }
});
