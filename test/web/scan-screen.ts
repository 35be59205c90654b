import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';

/** Where the live code of a licence stands. */
export const LIVE_CODE = '#show .qr img';

/** What a scanner reads from a picture on the screen. The suite needs `zbarimg`. */
export async function scan(page: Page, picture: string): Promise<string> {
  const running = promisify(execFile)('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', '-']);
  running.child.stdin?.end(await page.locator(picture).screenshot());
  return (await running).stdout.trimEnd();
}
