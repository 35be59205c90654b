import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from '../../primitives/refusal.js';

/**
 * Lets a form through only when a page of ours sent it: another site's page could send one with this browser's cookies.
 * Fetch Metadata where the browser sends it (not over plain HTTP on a network), else the header Origin.
 * @throws Refusal forbidden FORM_FROM_ELSEWHERE
 */
export function refuseForeignForm(headers: IncomingHttpHeaders, origin: string): void {
  const site = headers['sec-fetch-site'];
  const isOurs = site === undefined ? headers.origin === origin : site === 'same-origin';
  if (!isOurs) throw new Refusal('forbidden', 'FORM_FROM_ELSEWHERE', '请从本系统的页面操作。Send this form from a page of this service.');
}
