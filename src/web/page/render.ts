import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';
import type { Assets } from './assets.js';
import { langTag, type Lang } from '../texts/lang.js';
import { AREAS, type PageView } from './page-view.js';
import { PHONE_TABS } from './phone-nav.js';
import { TEXTS } from '../texts/texts.js';

/**
 * The policy of every page: nothing but this very host, no script but the verifier's, no inline script or style, no frame round it.
 * Images may be `data:` for the QR codes.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers that go with every rendered page. A page about a person is never kept by anybody. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
} as const;

/** A holder's pages from before the areas had folders. */
const HOLDERS_PAGES: ReadonlySet<string> = new Set(['phone', 'licence']);

const VIEWS = fileURLToPath(new URL('../../../../src/web/views/', import.meta.url));

/** Turns a view into a whole HTML document. Everything interpolated is escaped; templates fill in, they do not decide. */
export class PageRenderer {
  private readonly eta = new Eta({ views: VIEWS, cache: true, autoEscape: true, rmWhitespace: false });

  constructor(private readonly assets: Assets) {}

  renderPage(view: PageView, lang: Lang): string {
    const other: Lang = lang === 'zh' ? 'en' : 'zh';
    return this.eta.render(`./layout`, {
      view,
      lang,
      other,
      tag: langTag,
      t: TEXTS[lang],
      phoneTabs: PHONE_TABS,
      styles: ['style.css', ...AREAS.filter((area) => view.page.startsWith(`${area}/`) || (area === 'phone' && HOLDERS_PAGES.has(view.page))).map((area) => `${area}.css`)],
      asset: (name: string) => this.assets.href(name),
    });
  }
}
