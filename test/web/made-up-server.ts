import { createServer, type Server } from 'node:http';
import { Assets } from '../../src/web/page/assets.js';
import { langOf, type Lang } from '../../src/web/texts/lang.js';
import { CONTENT_SECURITY_POLICY, PageRenderer } from '../../src/web/page/render.js';
import type { PageView } from '../../src/web/page/page-view.js';

/** What the server answers besides the assets: pages by path, made for the asked language, and texts by path. */
export interface Answers {
  readonly pages: (path: string, lang: Lang) => PageView | undefined;
  readonly texts?: (path: string) => string | undefined;
}

/** A server on this machine that serves pages with their policy, just enough for a browser to look at them. */
export class MadeUpServer {
  /** Every path asked for since the start, with its query. */
  readonly asked: string[] = [];

  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {}

  static async start(answers: Answers): Promise<MadeUpServer> {
    const assets = new Assets();
    const renderer = new PageRenderer(assets);
    const server = createServer((request, reply) => {
      const url = new URL(request.url ?? '/', 'http://host.invalid');
      started.asked.push(request.url ?? '/');
      const lang = langOf(url.searchParams.get('lang'), undefined);
      const asset = assets.find(url.pathname.slice('/assets/'.length));
      const view = answers.pages(url.pathname, lang);
      const body = asset?.bytes ?? (view && renderer.renderPage(view, lang)) ?? answers.texts?.(url.pathname);
      reply.writeHead(body === undefined ? 404 : 200, {
        'content-type': asset?.mediaType ?? 'text/html; charset=utf-8',
        'content-security-policy': CONTENT_SECURITY_POLICY,
      });
      reply.end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const started = new MadeUpServer(server, `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`);
    return started;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
