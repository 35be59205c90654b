import type { BrowserContext, Page } from 'playwright-core';
import { networkAddress } from '../../src/config.js';
import { dateInChina } from '../../src/primitives/calendar-date.js';
import { systemClock } from '../../src/primitives/clock.js';
import type { Lang } from '../../src/web/texts/lang.js';
import { openPhone, screenshot } from '../support/browser.js';
import { needs } from '../support/tools.js';
import { violations } from './axe.js';
import {
  issueHome, moveHome, oneDigitChanged, ofAnotherRoot, phoneAddress, prepare, REAL_STATES, verdictOn, verifierAddress,
} from './real-states.js';
import { RunningCity } from './running-city.js';
import { LIVE_CODE, scan } from './scan-screen.js';
import { signIn, type Prepared } from './scene.js';

/** A day on which a licence may begin, a month from now. */
const LATER = dateInChina(systemClock.now() + 32 * 86_400_000);

type Look = readonly [name: string, lang: Lang, colorScheme: 'light' | 'dark'];

/** Each state once, by turns in Chinese by day and in English by night; in full both ways. */
function looks(): Look[] {
  const names = Object.keys(REAL_STATES);
  const byDay = names.map((name): Look => [name, 'zh', 'light']);
  const byNight = names.map((name): Look => [name, 'en', 'dark']);
  return process.env['SIZES'] === 'full' ? [...byDay, ...byNight] : byDay.map((look, index) => (index % 2 === 0 ? look : (byNight[index] ?? look)));
}

needs('chromium', 'zbarimg')('the running service in a real browser', () => {
  let city: RunningCity;
  let prepared: Prepared;
  let phone: BrowserContext;
  let page: Page;
  /** Hosts that anything was asked of, and what the browser complained of. */
  const asked = new Set<string>();
  const complaints: string[] = [];

  beforeAll(async () => {
    city = await RunningCity.start();
    prepared = await prepare(city, LATER);
  }, 120_000);

  beforeEach(async () => {
    asked.clear();
    complaints.length = 0;
    await newPhone();
  });

  afterEach(async () => {
    await phone.close();
    // Every request of every test went to this very service, and no page broke its own policy.
    const own = [city.secure, city.plain, lan()].map((origin) => new URL(origin).host);
    expect([...asked].filter((host) => !own.includes(host))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  afterAll(async () => {
    await city.stop();
  });

  async function newPhone(): Promise<void> {
    phone = await openPhone();
    phone.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      if (protocol.startsWith('http')) asked.add(host);
    });
    phone.on('console', (message) => {
      // A page that is told no, or finds no network, is not at fault.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
    });
    phone.on('weberror', (error) => complaints.push(error.error().message));
    page = await phone.newPage();
  }

  /** The same service as other devices of the network see it, without TLS. */
  function lan(): string {
    return city.plain.replace('localhost', networkAddress());
  }

  it('tells the whole life of a licence: shown, scanned, believed, revoked, and believed no more', async () => {
    const licence = await issueHome(city, 4);
    await page.goto(`${city.secure}/`);
    await page.getByRole('link', { name: '我的证照' }).click();
    await page.locator('button[value=lin-qing]').click();
    await page.waitForURL(`${city.secure}/phone`);
    expect(await page.locator('.hello').textContent()).toBe('林青，您好');
    await screenshot(page, 'journey-cards');
    await page.locator(`a[href="${new URL(phoneAddress(city.secure, licence)).pathname}"]`).click();
    expect(await page.locator('.card .state').innerText()).toBe('有效');
    const live = await scan(page, LIVE_CODE);
    await page.getByText('打印用二维码').click();
    const printed = await scan(page, '.paper-code .qr img');
    expect([printed, live === printed]).toEqual([licence.printedCode, false]);

    const verifier = await phone.newPage();
    expect(await verdictOn(verifier, verifierAddress(city.secure, { printedCode: live }))).toBe('valid');
    expect(await verifier.locator('.verdict').innerText()).toMatch(/^真实有效[^]*动态码/);
    expect(await verifier.locator('.card').innerText()).toMatch(/正在手机上出示[^]*不动产权证书/);
    expect(await verifier.locator('.card').innerText()).not.toContain('林青');
    expect(await verdictOn(verifier, verifierAddress(city.secure, { printedCode: printed }))).toBe('valid');
    expect(await verifier.locator('.verdict h2').textContent()).toBe('真实有效');
    expect(await verifier.locator('.card h2').textContent()).toBe('不动产权证书');
    expect(await verifier.locator('.card dl').innerText()).toMatch(/权利人\s+林青、苏晓禾/);
    expect(await verifier.locator('.card dl').innerText()).toContain(licence.identifier);

    await moveHome(city, licence, 'revoke');
    await page.locator('#show .refused').waitFor();
    expect(await page.locator('#show .refused').innerText()).toContain('已吊销');
    expect(await page.locator('.qr img:visible').count()).toBe(0);
    expect(await page.locator('.card .state:visible').innerText()).toBe('已吊销');
    await page.reload();
    expect(await page.locator('.card .state').innerText()).toBe('已吊销');
    expect(await page.locator('.refused').getAttribute('class')).toContain('mood-bad');
    expect(await page.locator('.qr').count()).toBe(0);
    await screenshot(page, 'journey-revoked');
    await verifier.reload();
    await verifier.locator('[data-verdict=invalid]').waitFor();
    expect(await verifier.locator('.verdict').innerText()).toMatch(/^无效\s+已注销、撤销、吊销或转出/);
    expect(await verifier.locator('.checks').innerText()).toContain('REVOKED');
  });

  it('lets nobody pass off a code that was altered or made up', async () => {
    expect(await verdictOn(page, verifierAddress(city.secure, oneDigitChanged(prepared.inForce)))).toBe('invalid');
    expect(await page.locator('.card').count()).toBe(0);
    expect(await verdictOn(page, verifierAddress(city.secure, await ofAnotherRoot(prepared.inForce)))).toBe('invalid');
    expect(await page.locator('.verdict').innerText()).toContain('来自未知签发者');
    expect(await page.locator('.card').count()).toBe(0);
  });

  it('says of a licence whose first day has not come that it is not yet effective', async () => {
    expect(await verdictOn(page, verifierAddress(city.secure, prepared.notYetEffective))).toBe('invalid');
    expect(await page.locator('.checks').innerText()).toContain('NOT_YET_EFFECTIVE');
  });

  it('shows a suspended driving licence, its number masked, and no code to show', async () => {
    await signIn(page, city.secure, 'zhou-mingyuan');
    await page.getByRole('link', { name: '机动车驾驶证' }).click();
    expect(await page.locator('.card .state').innerText()).toBe('暂扣中');
    expect(await page.locator('.card .number dd').textContent()).toBe('990***********0032');
    expect(await page.locator('.qr').count()).toBe(0);
  });

  it('speaks English from the landing to the licence, the chooser too, once it was asked to', async () => {
    await page.goto(`${city.secure}/?lang=en`);
    await page.getByRole('link', { name: 'My licences' }).click();
    expect(await page.locator('h1').textContent()).toBe('Choose a demonstration person');
    await page.getByRole('button', { name: /Lin Qing 林青/ }).click();
    await page.waitForURL(`${city.secure}/phone`);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.goto(phoneAddress(city.secure, prepared.suspended));
    expect(await page.locator('.card .state').innerText()).toBe('Suspended');
    await verdictOn(page, verifierAddress(city.secure, prepared.inForce));
    expect(await page.locator('.verdict h2').textContent()).toBe('Genuine and in force');
  });

  it('changes the language of the chooser where it stands', async () => {
    await page.goto(`${city.secure}/phone`);
    await page.getByRole('link', { name: 'English' }).click();
    expect(await page.locator('h1').textContent()).toBe('Choose a demonstration person');
    await page.getByRole('button', { name: /Su Xiaohe/ }).click();
    await page.waitForURL(`${city.secure}/phone`);
    expect(await page.locator('h1').textContent()).toBe('My licences');
  });

  it('forgets who was there after signing out', async () => {
    await signIn(page, city.secure, 'lin-qing');
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.waitForURL(`${city.secure}/`);
    await page.goto(phoneAddress(city.secure, prepared.inForce));
    expect(new URL(page.url()).pathname).toMatch(/^\/oidc\/interaction\//);
    expect(await page.locator('main').innerText()).not.toContain('不动产权证书');
  });

  it('returns after signing in to the licence that was asked for', async () => {
    await page.goto(phoneAddress(city.secure, prepared.inForce));
    await page.locator('button[value=lin-qing]').click();
    await page.waitForURL(phoneAddress(city.secure, prepared.inForce));
    expect(await page.locator('#show .qr').count()).toBe(1);
  });

  it('shows nobody the licence of somebody else', async () => {
    await signIn(page, city.secure, 'zhang-jian');
    const answer = await page.goto(phoneAddress(city.secure, prepared.inForce));
    expect(answer?.status()).toBe(404);
    expect(await page.locator('.problem').innerText()).toContain('LICENCE_UNKNOWN');
  });

  it('can be walked with the keyboard alone', async () => {
    await page.goto(`${city.secure}/phone`);
    const tabTo = async (wanted: RegExp): Promise<void> => {
      for (let stop = 0; stop < 40; stop++) {
        await page.keyboard.press('Tab');
        if (wanted.test(String(await page.evaluate('document.activeElement.textContent')))) return;
      }
      throw new Error(`no stop says ${wanted.source}`);
    };
    await tabTo(/林青/);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${city.secure}/phone`);
    await tabTo(/^机动车驾驶证$/);
    await page.keyboard.press('Enter');
    await page.locator('#show .qr').waitFor();
    await tabTo(/显示完整号码/);
    await page.keyboard.press('Enter');
    expect(await page.getByText('110101199001011237', { exact: true }).first().isVisible()).toBe(true);
  });

  it('works over plain HTTP on this very machine', async () => {
    await signIn(page, city.plain, 'lin-qing');
    await page.goto(phoneAddress(city.plain, prepared.inForce));
    expect(await verdictOn(page, verifierAddress(city.plain, { printedCode: await scan(page, LIVE_CODE) }))).toBe('valid');
    expect(await verdictOn(page, verifierAddress(city.plain, prepared.inForce))).toBe('valid');
  });

  (networkAddress() === 'localhost' ? it.skip : it)('says plainly over plain HTTP from elsewhere that it cannot verify there', async () => {
    expect(await verdictOn(page, verifierAddress(lan(), prepared.inForce))).toBe('insecure');
    expect(await page.locator('.verdict').innerText()).toContain('HTTPS');
  });

  it('answers what went wrong as a page, with its status, its policy and nothing internal', async () => {
    for (const [name, status, code] of [['problem-not-found', 404, 'NOT_FOUND'], ['problem-fault', 500, 'FAULT'], ['problem-no-token', 401, 'TOKEN_MISSING']] as const) {
      const answered = page.waitForResponse((response) => response.request().isNavigationRequest());
      await show(name);
      const answer = await answered;
      expect([answer.status(), answer.headers()['content-security-policy']]).toEqual([status, expect.stringContaining("default-src 'none'")]);
      expect(await page.locator('.problem').innerText()).toContain(code);
      expect(await page.content()).not.toMatch(/planted|\.js:\d|at \w+ \(/);
    }
  });

  async function show(name: string): Promise<void> {
    await REAL_STATES[name]?.({ page, city, prepared });
  }

  it.each(looks())('%s in %s, %s, is accessible, fits the phone and says in which language it is', async (name, lang, colorScheme) => {
    await phone.addCookies([{ name: 'lang', value: lang, url: city.secure }]);
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
    await show(name);
    expect(await page.locator('html').getAttribute('lang')).toBe(lang === 'zh' ? 'zh-CN' : 'en');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await phone.setOffline(false);
    expect(await violations(page)).toEqual([]);
  });

  it('cannot tell once the service is gone, and looks like neither of the others', async () => {
    await verdictOn(page, verifierAddress(city.secure, prepared.inForce));
    const look = (): Promise<unknown> => page.evaluate("(({ borderStyle, color }) => [borderStyle, color])(getComputedStyle(document.querySelector('.verdict')))");
    const valid = await look();
    await city.stop();
    await page.getByRole('button', { name: '重新核对' }).click();
    await page.locator('[data-verdict=cannotTell]').waitFor();
    expect(await page.locator('.verdict h2').textContent()).toBe('无法判断');
    expect(await look()).toEqual(['dashed', expect.not.stringMatching(String((valid as string[])[1]))]);
    expect(await page.locator('.card').count()).toBe(0);
  });
});
