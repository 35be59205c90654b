import type { BrowserContext, Page } from 'playwright-core';
import { dateInChina } from '../../src/primitives/calendar-date.js';
import { systemClock } from '../../src/primitives/clock.js';
import { openPhone, screenshot } from '../support/browser.js';
import { needs } from '../support/tools.js';
import { phoneAddress, prepare, REAL_STATES, verdictOn, verifierAddress } from './real-states.js';
import { RunningCity } from './running-city.js';
import { LIVE_CODE, scan } from './scan-screen.js';
import { signIn, type Prepared } from './scene.js';

needs('chromium', 'zbarimg')('a licence on show in a real browser', () => {
  let city: RunningCity;
  let prepared: Prepared;
  let phone: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    city = await RunningCity.start();
    prepared = await prepare(city, dateInChina(systemClock.now() + 32 * 86_400_000));
  }, 120_000);

  beforeEach(async () => {
    phone = await openPhone();
    page = await phone.newPage();
  });

  afterEach(() => phone.close());

  afterAll(() => city.stop());

  async function show(name: string): Promise<void> {
    await REAL_STATES[name]?.({ page, city, prepared });
  }

  it('shows another code each half minute, and an old one is worth nothing', async () => {
    await page.clock.install();
    await signIn(page, city.secure, 'lin-qing');
    await page.goto(phoneAddress(city.secure, prepared.inForce));
    await page.locator('.countdown').waitFor();
    const first = await scan(page, LIVE_CODE);
    const renewed = page.waitForResponse((response) => response.url().endsWith('/code'));
    await page.clock.runFor(31_000);
    expect(await (await renewed).headerValue('cache-control')).toBe('no-store');
    await page.locator('.ring b').getByText(/^(60|59|58)$/).waitFor();
    expect(await scan(page, LIVE_CODE)).not.toBe(first);
    const verifier = await phone.newPage();
    await verifier.clock.install({ time: systemClock.now() + 120_000 });
    expect(await verdictOn(verifier, verifierAddress(city.secure, { printedCode: first }))).toBe('invalid');
    expect(await verifier.locator('.verdict').innerText()).toContain('二维码已过时，请持证人重新亮证');
  });

  it('lets a code run out where there is no network, and has another as soon as there is', async () => {
    await show('licence-run-out-offline');
    expect(await page.locator('#show .qr').count()).toBe(0);
    expect(await page.locator('#show').innerText()).toContain('二维码已失效');
    await phone.setOffline(false);
    await page.clock.runFor(2_000);
    await page.locator('.countdown.mood-good').waitFor();
    expect(await page.locator('#show .qr').count()).toBe(1);
  });

  it('reads out what changes, not the seconds', async () => {
    await show('licence-shown-for-20-seconds');
    expect(await page.locator('[role=status]').textContent()).toBe('可以扫码');
    expect(await page.locator('.ring b').textContent()).toMatch(/^(40|39|38)$/);
  });

  it('reads out once that it is suspended, and hides both codes', async () => {
    await show('licence-suspended-while-shown');
    expect(await page.locator('[role=status]').textContent()).toBe('暂扣中，不能亮证');
    expect(await page.locator('.qr img:visible').count()).toBe(0);
    expect(await page.locator('.paper-code').isVisible()).toBe(false);
  });

  it('can be refreshed by hand where the phone runs no script', async () => {
    await signIn(page, city.secure, 'lin-qing');
    const cookies = await phone.cookies();
    const plain = await phone.browser()?.newContext({ javaScriptEnabled: false, ignoreHTTPSErrors: true, viewport: { width: 390, height: 844 } });
    if (plain === undefined) throw new Error('no browser');
    await plain.addCookies(cookies);
    const still = await plain.newPage();
    await still.goto(phoneAddress(city.secure, prepared.inForce));
    const before = await still.locator('#show .qr img').getAttribute('src');
    await screenshot(still, 'show-no-script');
    await still.getByRole('link', { name: '立即更新' }).click();
    expect(await still.locator('#show .qr img').getAttribute('src')).not.toBe(before);
    await plain.close();
  });
});
