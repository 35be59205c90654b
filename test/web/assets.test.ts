import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Assets } from '../../src/web/page/assets.js';

describe('the files that the pages load', () => {
  const assets = new Assets();

  it('are asked for by the digest of their content, so that they may be kept for ever', () => {
    expect(assets.href('logo.svg')).toMatch(/^\/assets\/logo\.svg\?v=[0-9a-f]{16}$/);
  });

  it('change their address when their content changes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'assets-'));
    const hrefOf = (content: string): string => {
      writeFileSync(join(folder, 'a.svg'), content);
      return new Assets([pathToFileURL(`${folder}/`)]).href('a.svg');
    };
    expect(hrefOf('<svg/>')).not.toBe(hrefOf('<svg />'));
  });

  it('have the media type of their kind', () => {
    expect(assets.find('style.css')?.mediaType).toBe('text/css; charset=utf-8');
    expect(assets.find('logo.svg')?.mediaType).toBe('image/svg+xml; charset=utf-8');
  });

  it('are named in the stylesheet by that same address', () => {
    const css = Buffer.from(assets.find('style.css')?.bytes ?? []).toString('utf8');
    expect(css).toContain(`url(${assets.href('guilloche-proof.svg')})`);
    expect(css).not.toMatch(/url\((?!\/assets\/[a-z-]+\.svg\?v=)/);
  });

  it.each(['../render.ts', '..%2frender.ts', 'style.css/', '', 'constructor', '__proto__'])('end at their folders: %j is none of them', (name) => {
    expect(assets.find(name)).toBeUndefined();
  });

  it('are missed loudly: a page never names one that is not there', () => {
    expect(() => assets.href('nothing.js')).toThrow('no asset nothing.js');
  });
});
