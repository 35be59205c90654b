import type { FastifyReply, FastifyRequest } from 'fastify';
import { LANG_COOKIE, langOf, type Lang } from './page/lang.js';
import { PAGE_HEADERS, type PageRenderer } from './page/render.js';
import type { PageView } from './page/page-view.js';

/** The language that a request asks for or remembers. */
export function langOfRequest(request: FastifyRequest): Lang {
  return langOf(askedLang(request), rememberedLang(request));
}

/** Sends a page; a language that was asked for is remembered for a year. */
export async function sendPage(renderer: PageRenderer, view: PageView, to: { request: FastifyRequest; reply: FastifyReply }): Promise<void> {
  const lang = langOfRequest(to.request);
  if (askedLang(to.request) !== undefined) void to.reply.header('Set-Cookie', `${LANG_COOKIE}=${lang}; Path=/; Max-Age=31536000; SameSite=Lax`);
  await to.reply.headers(PAGE_HEADERS).send(renderer.renderPage(view, lang));
}

function askedLang(request: FastifyRequest): unknown {
  return (request.query as Record<string, unknown> | undefined)?.['lang'];
}

function rememberedLang(request: FastifyRequest): string | undefined {
  const found = new RegExp(`(?:^|;\\s*)${LANG_COOKIE}=([a-z]{2})(?:;|$)`).exec(request.headers.cookie ?? '');
  return found?.[1];
}
