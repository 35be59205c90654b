import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hex, sha256 } from '../../primitives/digest.js';

/** A file that the pages load from this very host. */
export interface Asset {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** First 16 hexadecimal digits of the SHA-256: asked for by it, the file may be kept for ever. */
  readonly version: string;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

/** Both compiled trees, `dist/src/web/page` and `dist-test/src/web/page`, lie four folders below the package's root. */
const FOLDERS = [new URL('../../../../src/web/assets/', import.meta.url), new URL('../../../../dist/browser/', import.meta.url)];

/** The files of the two folders by name, read once. Names come from the folders, so no request can climb out of them. */
export class Assets {
  private readonly files = new Map<string, Asset>();

  constructor(folders: readonly URL[] = FOLDERS) {
    for (const folder of folders) if (existsSync(folder)) this.read(folder);
    this.pinPictures();
  }

  find(name: string): Asset | undefined {
    return this.files.get(name);
  }

  /** `/assets/style.css?v=…`. A name that is not there is a fault: the browser bundle has not been built. */
  href(name: string): string {
    const asset = this.files.get(name);
    if (asset === undefined) throw new Error(`no asset ${name}: has \`vite build\` run?`);
    return `/assets/${name}?v=${asset.version}`;
  }

  private read(folder: URL): void {
    for (const name of readdirSync(fileURLToPath(folder))) {
      const mediaType = MEDIA_TYPES[name.slice(name.lastIndexOf('.') + 1)];
      if (mediaType !== undefined) this.keep(name, mediaType, readFileSync(new URL(name, folder)));
    }
  }

  private keep(name: string, mediaType: string, bytes: Uint8Array): void {
    this.files.set(name, { bytes, mediaType, version: hex(sha256(bytes)).slice(0, 16) });
  }

  /** The stylesheet names its pictures plainly; here each name gets its version, before the stylesheet's own is computed. */
  private pinPictures(): void {
    for (const [name, { bytes, mediaType }] of this.files) {
      if (!name.endsWith('.css')) continue;
      const pinned = Buffer.from(bytes)
        .toString('utf8')
        .replace(/url\(\/assets\/([\w.-]+)\)/g, (_whole, picture: string) => `url(${this.href(picture)})`);
      this.keep(name, mediaType, Buffer.from(pinned, 'utf8'));
    }
  }
}
