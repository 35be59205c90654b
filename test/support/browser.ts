import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { repositoryRoot } from './repository.js';
import { whereIs } from './tools.js';

const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let browser: Promise<Browser> | undefined;

/** What a phone speaks and brings along; the default is a Chinese phone without a camera. */
export interface Phone {
  readonly locale?: 'zh-CN' | 'en-GB';
  /** A one-frame `.y4m` file that the camera sees; permission is given. One camera per test file: the first phone's. */
  readonly cameraFile?: string;
}

/**
 * A new phone, 390 × 844 at 2 pixels a point, with nothing stored, that takes self-signed HTTPS. A suite that opens one
 * starts with `needs('chromium')`. One browser per test file, closed after the last test; it ends with the test process.
 */
export async function openPhone({ locale = 'zh-CN', cameraFile }: Phone = {}): Promise<BrowserContext> {
  browser ??= chromium.launch({
    executablePath: whereIs('chromium') ?? 'chromium',
    chromiumSandbox: false,
    args: cameraFile === undefined ? FLAGS : [...FLAGS, ...cameraFlags(cameraFile)],
  });
  return (await browser).newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    ignoreHTTPSErrors: true,
    locale,
  });
}

/** Keeps a picture of the whole page as `screenshots/<name>.png`, to be looked at, and answers its path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const folder = join(repositoryRoot, 'screenshots');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
}

function cameraFlags(file: string): string[] {
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ];
}

afterAll(async () => {
  await (await browser)?.close();
  browser = undefined;
});
