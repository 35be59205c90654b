import type { BrowserContext, Page } from 'playwright-core';
import { nextStep, type Progress } from '../../src/web/counter/case/next-step.js';
import { halfOfDetail } from '../../src/web/counter/case/verdict-look.js';
import { LANGS } from '../../src/web/texts/lang.js';
import { openPhone } from '../support/browser.js';
import { needs } from '../support/tools.js';
import { violations } from './axe.js';
import { counterPages } from './counter-fixtures.js';
import { NOW } from './fixtures.js';
import { MadeUpServer } from './made-up-server.js';

/** The last is a desk's screen at 200 %. */
const SHAPES = [
  { width: 390, height: 844, colorScheme: 'light' },
  { width: 1280, height: 800, colorScheme: 'light' },
  { width: 640, height: 400, colorScheme: 'dark' },
] as const;

needs('chromium')('every page of the counter in a real browser', () => {
  let server: MadeUpServer;
  let desk: BrowserContext;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    server = await MadeUpServer.start({ pages: (path, lang) => new Map(counterPages(lang, NOW)).get(path.slice(1)), texts: () => '[]' });
    desk = await openPhone();
    page = await desk.newPage();
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
  });

  afterAll(async () => {
    await desk.close();
    await server.stop();
  });

  const open = async (name: string, lang = 'zh'): Promise<void> => {
    faults.length = 0;
    await page.goto(`${server.origin}/${name}?lang=${lang}`, { waitUntil: 'load' });
  };

  it.each(counterPages('zh', NOW).flatMap(([name]) => LANGS.map((lang) => [name, lang] as const)))('%s in %s is accessible, obeys its policy and fits the screen', async (name, lang) => {
    for (const shape of SHAPES) {
      await page.emulateMedia({ colorScheme: shape.colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(shape);
      await open(name, lang);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(faults).toEqual([]);
    }
  });

  it('puts the cursor where the next thing is typed, and where something was refused', async () => {
    const focused = async (name: string): Promise<unknown> => {
      await open(name);
      return page.evaluate('document.activeElement.id');
    };
    expect([await focused('counter-begin'), await focused('counter-begin-refused'), await focused('counter-case'), await focused('counter-case-refused')]).toEqual(['caseNumber', 'brought', 'brought', 'brought']);
  });

  it('takes a scan also where the cursor is nowhere', async () => {
    await open('counter-case');
    await page.locator('#brought').blur();
    await page.keyboard.type('7K3Q');
    expect(await page.locator('#brought').inputValue()).toBe('7K3Q');
  });

  it('covers the holder’s code until it is asked for, in the head and in each document', async () => {
    await open('counter-case-busy');
    expect(await page.getByText('110101199001011237', { exact: true }).filter({ visible: true }).count()).toBe(0);
    await page.getByText('显示完整号码').click();
    expect(await page.getByText('110101199001011237', { exact: true }).filter({ visible: true }).count()).toBe(1);
  });

  it('tells each verdict by word, sign and frame, not by colour alone', async () => {
    await open('counter-case-busy');
    const told = await page.locator('[data-verdict]').evaluateAll((documents) =>
      documents.map((each) => {
        const { dataset, children } = each as unknown as { dataset: { verdict: string }; children: { 0: { querySelector(path: string): { textContent: string; getAttribute(name: string): string } } } };
        return [dataset.verdict, children[0].querySelector('.verdict-word').textContent, children[0].querySelector('use').getAttribute('href').split('#')[1]];
      }),
    );
    expect(told).toEqual([
      ['valid', '真实有效', 'check'],
      ['valid', '真实有效', 'check'],
      ['invalid', '不能采信', 'cross'],
      ['cannotTell', '无法判断', 'unknown'],
      ['invalid', '不能采信', 'cross'],
    ]);
  });

  it('says plainly which answer is too old to rely on', async () => {
    await open('counter-case-busy');
    expect(await page.locator('.seen .late').allInnerTexts()).toEqual([expect.stringContaining('1 小时前 · 时间较久，请重新查看')]);
  });

  it('sends a form once, however often the button is pressed', async () => {
    await open('counter-case');
    const sent: string[] = [];
    let answer = (): void => undefined;
    const pressed = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/scan', async (route) => {
      sent.push(route.request().postData() ?? '');
      await pressed;
      await route.fulfill({ body: 'done' });
    });
    await page.locator('#brought').fill('x');
    await page.evaluate("(() => { const button = document.querySelector('.scan-form button'); button.click(); button.click(); })()");
    answer();
    await page.getByText('done').waitFor();
    expect(sent).toEqual(['brought=x']);
  });

  it('sends a chosen file along, and refuses one that is too large before it is sent', async () => {
    await open('counter-case');
    await page.locator('summary', { hasText: '核验带来的文件或文字' }).click();
    await page.locator('#pick').setInputFiles({ name: 'licence.txt', mimeType: 'text/plain', buffer: Buffer.from('证照') });
    // The page reads the file in its own time.
    await page.waitForFunction(`document.querySelector('[data-verify] input[name=file]').value === '${Buffer.from('证照').toString('base64url')}'`);
    await page.locator('#pick').setInputFiles({ name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(1_048_577) });
    expect(await page.locator('[data-verify] input[name=file]').inputValue()).toBe('');
    expect(await page.locator('#pick').evaluate((field) => (field as unknown as { validationMessage: string }).validationMessage)).toBe('文件超过 1 MB，请换一个。');
    expect(await page.locator('#pick-said').innerText()).toBe('文件超过 1 MB，请换一个。');
    expect(await violations(page)).toEqual([]);
    const sent: string[] = [];
    await page.route('**/verify', (route) => (sent.push(route.request().postData() ?? ''), route.fulfill({ body: 'done' })));
    await page.locator('[data-verify] button').click();
    expect(sent).toEqual([]);
  });

  it('waits with the button until the file is read, says so, and sends a file of the worst bytes within the bound', async () => {
    await open('counter-case');
    await page.locator('summary', { hasText: '核验带来的文件或文字' }).click();
    await page.evaluate("(() => { const read = File.prototype.arrayBuffer; globalThis.go = []; File.prototype.arrayBuffer = function () { return new Promise((resolve) => globalThis.go.push(resolve)).then(() => read.call(this)); }; })()");
    const sent: string[] = [];
    await page.route('**/verify', (route) => (sent.push(route.request().postData() ?? ''), route.fulfill({ body: 'done' })));
    const button = page.locator('[data-verify] button');
    await page.locator('#pick').setInputFiles({ name: 'first.txt', mimeType: 'text/plain', buffer: Buffer.from('another') });
    // Base 64 of these bytes is nothing but what a form escapes threefold.
    const worst = Buffer.alloc(1_048_576, 0xff);
    await page.locator('#pick').setInputFiles({ name: 'white.bmp', mimeType: 'image/bmp', buffer: worst });
    expect([await button.isDisabled(), await page.locator('#pick-said').innerText()]).toEqual([true, '正在读取文件……']);
    await page.evaluate("document.querySelector('[data-verify] button').click()");
    expect(sent).toEqual([]);
    // The one that was chosen first is read last.
    await page.evaluate('globalThis.go.reverse().forEach((go) => go())');
    await page.waitForFunction("!document.querySelector('[data-verify] button').disabled");
    await button.click();
    await page.getByText('done').waitFor();
    expect(sent.map((body) => body.length <= 2_000_000)).toEqual([true]);
    expect(new URLSearchParams(sent[0]).get('file')).toBe(worst.toString('base64url'));
  });

  it('says so where a file cannot be read, and where a pasted text is more than can be sent', async () => {
    await open('counter-case');
    await page.locator('summary', { hasText: '核验带来的文件或文字' }).click();
    await page.evaluate("File.prototype.arrayBuffer = () => Promise.reject(new Error('gone'))");
    await page.locator('#pick').setInputFiles({ name: 'licence.txt', mimeType: 'text/plain', buffer: Buffer.from('x') });
    await page.getByText('文件读取失败，请重新选择。').waitFor();
    const sent: string[] = [];
    await page.route('**/verify', (route) => (sent.push(route.request().postData() ?? ''), route.fulfill({ body: 'done' })));
    await page.locator('#pick').setInputFiles([]);
    await page.locator('#pasted').fill('证'.repeat(250_000));
    await page.locator('[data-verify] button').click();
    expect(await page.locator('#pasted').evaluate((field) => (field as unknown as { validationMessage: string }).validationMessage)).toBe('粘贴的文字过长，请改为选择文件，或清空后再试。');
    expect(sent).toEqual([]);
    await page.locator('#pasted').fill('证照');
    await page.locator('[data-verify] button').click();
    await page.getByText('done').waitFor();
    expect(sent).toHaveLength(1);
  });
});

describe('what a clerk does next', () => {
  const begun: Progress = { isChecked: true, satisfiedTypes: ['driving'], consents: [], hasSeen: false, isFiled: false };
  const asked = (state: string): Progress['consents'] => [{ consent: 'c1', state }];

  it.each<[string, Partial<Progress>, object]>([
    ['checks what has not been checked', { isChecked: false }, { step: 'check' }],
    ['looks at what satisfied the item', {}, { step: 'look', types: ['driving'] }],
    ['tells the citizen where nothing did', { satisfiedTypes: [] }, { step: 'advise' }],
    ['waits for the phone', { consents: asked('asked') }, { step: 'wait' }],
    ['sees what was approved before anything else', { isChecked: false, consents: asked('approved') }, { step: 'consent', consent: 'c1' }],
    ['goes on where the phone refused', { consents: asked('refused') }, { step: 'look', types: ['driving'] }],
    ['takes the file once something was seen', { hasSeen: true }, { step: 'file' }],
    ['closes the case once the file holds everything', { hasSeen: true, isFiled: true }, { step: 'close' }],
  ])('%s', (_what, change, step) => {
    expect(nextStep({ ...begun, ...change })).toEqual(step);
  });
});

describe('a sentence in two languages', () => {
  it.each([
    ['签名不符 the signature does not fit', '签名不符', 'the signature does not fit'],
    ['签名有效：演示市公安局（交警）支队 the signature of Traffic Police is good', '签名有效：演示市公安局（交警）支队', 'the signature of Traffic Police is good'],
    ['SUSPENDED', 'SUSPENDED', 'SUSPENDED'],
    ['可以读取 readable', '可以读取', 'readable'],
  ])('%s is told in one', (detail, zh, en) => {
    expect([halfOfDetail(detail, 'zh'), halfOfDetail(detail, 'en')]).toEqual([zh, en]);
  });
});
