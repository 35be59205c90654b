import type { CodeView, PhoneCode } from './showing-view.js';

/** @param now by the server's clock */
export function codeView({ picture, from, until }: PhoneCode, now: number): CodeView {
  return { source: svgSource(picture), from, until, now };
}

/** As the source of an `<img>`: an image may neither run script nor reach out, whatever it contains. */
export function svgSource(svg: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg, 'utf8').toString('base64')}`;
}
