import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openPhone, screenshot } from './browser.js';
import { needs } from './tools.js';

needs('chromium')('a phone in the tests', () => {
  it('shows a page 390 points wide, in Chinese, and keeps a picture of it', async () => {
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end('<meta name="viewport" content="width=device-width"><h1>证照</h1>');
    }).listen(0, '127.0.0.1');
    const phone = await openPhone();
    const page = await phone.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    expect(await page.evaluate('[innerWidth, navigator.language, document.querySelector("h1").textContent]')).toEqual([390, 'zh-CN', '证照']);
    const picture = readFileSync(await screenshot(page, 'support-phone'));
    // IHDR of the PNG: the width is the big-endian 32-bit word at 16.
    expect(picture.readUInt32BE(16)).toBe(780);
    await phone.close();
    server.close();
  });
});
