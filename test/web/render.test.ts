import { existsSync } from 'node:fs';
import { langOf, LANGS } from '../../src/web/texts/lang.js';
import { problemView } from '../../src/web/page/problem-view.js';
import { PageRenderer } from '../../src/web/page/render.js';
import { TEXTS } from '../../src/web/texts/texts.js';
import { Assets } from '../../src/web/page/assets.js';
import { describeUnless } from '../support/tools.js';
import { everyPage } from './fixtures.js';

const BUNDLE = new URL('../../../dist/browser/verifier.js', import.meta.url);
const needsBundle = describeUnless(existsSync(BUNDLE) ? [] : ['the browser bundle (vite build)']);

describe('a page', () => {
  const renderer = new PageRenderer(new Assets());

  it('is Chinese unless English is asked for or was chosen before', () => {
    expect([langOf(undefined, undefined), langOf('en', 'zh'), langOf(undefined, 'en'), langOf('zh', 'en')]).toEqual(['zh', 'en', 'en', 'zh']);
  });

  it.each([['fr'], ['<script>'], [['en']], [{}], [null]])('takes %j as no choice of language', (asked) => {
    expect(langOf(asked, asked)).toBe('zh');
  });

  it('says every sentence in both languages', () => {
    expect(Object.keys(TEXTS.en)).toEqual(Object.keys(TEXTS.zh));
    expect(Object.entries(TEXTS.zh).filter(([key, text]) => text === '' && key !== 'advice_inForce')).toEqual([]);
  });

  it('shows what a stranger wrote as text, never as mark-up', () => {
    const html = renderer.renderPage(problemView({ status: 422, sentence: '<img src=x onerror=alert(1)>"\'&' }, 'zh'), 'zh');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
    expect(html).not.toContain('<img src=x');
  });

  it('says of a fault only its reference', () => {
    const html = renderer.renderPage(problemView({ status: 500, reference: '7f3a-09c2' }, 'en'), 'en');
    expect(html).toContain('Something broke on our side');
    expect(html).toContain('7f3a-09c2');
  });

  it.each([
    [404, '没有这个页面'],
    [403, '不能查看'],
    [503, '现在太忙'],
    [409, '没有办成'],
  ])('for a status of %d says %s', (status, title) => {
    expect(problemView({ status }, 'zh').title).toBe(title);
  });
});

needsBundle('every page', () => {
  const renderer = new PageRenderer(new Assets());

  it.each(LANGS)('in %s has one first heading, no inline script or style, and nothing from another host', (lang) => {
    for (const [name, view] of everyPage(lang, '<svg xmlns="http://www.w3.org/2000/svg"/>')) {
      const html = renderer.renderPage(view, lang);
      expect([name, html.match(/<h1/g)?.length]).toEqual([name, 1]);
      expect([name, /<script(?! type="module" src="\/assets\/)|<style|\sstyle=|\son\w+=|javascript:/.exec(html)?.[0]]).toEqual([name, undefined]);
      expect([name, /(src|href|action)="(https?:)?\/\//.exec(html)?.[0]]).toEqual([name, undefined]);
      expect([name, /undefined|\[object/.exec(html)?.[0]]).toEqual([name, undefined]);
    }
  });
});
