import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DrawnPage } from '../../nest/problem-page.js';
import { LANG_COOKIE, langOf, type Lang } from '../texts/lang.js';
import { PAGE_HEADERS, type PageRenderer } from './render.js';
import type { PageView } from './page-view.js';

/** As much of a request as tells its language. */
export interface Asking {
  readonly url?: string | undefined;
  readonly headers: { readonly cookie?: string | undefined };
}

/** The language that a request asks for or remembers. */
export function langOfRequest(request: Asking): Lang {
  return langOf(askedLang(request), rememberedLang(request));
}

/** Draws a page in the language of the request; a language that was asked for is remembered for a year. */
export function drawPage(renderer: PageRenderer, view: PageView, request: Asking): DrawnPage {
  const lang = langOfRequest(request);
  const html = renderer.renderPage(view, lang);
  if (askedLang(request) === null) return { html, headers: PAGE_HEADERS };
  return { html, headers: { ...PAGE_HEADERS, 'set-cookie': `${LANG_COOKIE}=${lang}; Path=/; Max-Age=31536000; SameSite=Lax` } };
}

/** Sends a page. */
export async function sendPage(renderer: PageRenderer, view: PageView, to: { request: FastifyRequest; reply: FastifyReply }): Promise<void> {
  const { html, headers } = drawPage(renderer, view, to.request);
  await to.reply.headers(headers).send(html);
}

function askedLang({ url }: Asking): string | null {
  return new URLSearchParams((url ?? '').split('?')[1]).get('lang');
}

function rememberedLang({ headers }: Asking): string | undefined {
  return new RegExp(`(?:^|;\\s*)${LANG_COOKIE}=([a-z]{2})(?:;|$)`).exec(headers.cookie ?? '')?.[1];
}
