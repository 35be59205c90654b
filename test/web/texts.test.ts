import { readdirSync } from 'node:fs';
import { LANGS, type Lang } from '../../src/web/texts/lang.js';
import { TEXTS } from '../../src/web/texts/texts.js';

interface Part {
  readonly file: string;
  readonly keys: readonly string[];
}

/** Every file of sentences of a language, as it lies in its folder: one that nobody put into `TEXTS` as well. */
async function partsOf(lang: Lang): Promise<readonly Part[]> {
  const folder = new URL(`../../src/web/texts/${lang}/`, import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.js')).sort();
  const parts = await Promise.all(
    files.map(async (file): Promise<Part> => {
      const sentences = Object.values((await import(new URL(file, folder).href)) as Record<string, object>);
      return { file, keys: sentences.flatMap((each) => Object.keys(each)) };
    }),
  );
  return parts.filter(({ keys }) => keys.length > 0);
}

describe.each(LANGS)('the sentences in %s', (lang) => {
  it('have each key in one part alone', async () => {
    const places = new Map<string, string[]>();
    for (const { file, keys } of await partsOf(lang)) for (const key of keys) places.set(key, [...(places.get(key) ?? []), file]);
    expect([...places].filter(([, files]) => files.length > 1)).toEqual([]);
    expect([...places.keys()].sort()).toEqual(Object.keys(TEXTS[lang]).sort());
  });

  it('have the same parts with the same keys as in the other languages', async () => {
    const sorted = async (of: Lang): Promise<readonly Part[]> => (await partsOf(of)).map(({ file, keys }) => ({ file, keys: [...keys].sort() }));
    const parts = await sorted(lang);
    expect(parts.length).toBeGreaterThan(1);
    for (const other of LANGS) expect(await sorted(other)).toEqual(parts);
  });
});
