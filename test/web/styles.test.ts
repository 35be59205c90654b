import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../support/repository.js';

const ASSETS = join(repositoryRoot, 'src/web/assets');
const SHEETS = readdirSync(ASSETS).filter((name) => name.endsWith('.css'));

/** Classes that a sheet dresses wherever they stand: selectors that are one class and nothing else. */
function ownClasses(sheet: string): string[] {
  const rules = readFileSync(join(ASSETS, sheet), 'utf8').replace(/\/\*[^]*?\*\//g, '');
  const selectors = [...rules.matchAll(/([^{}]+)\{/g)].flatMap(([, list = '']) => list.split(',').map((selector) => selector.trim()));
  return selectors.filter((selector) => /^\.[a-z][a-z-]*$/.test(selector));
}

describe('the style sheets', () => {
  const common = new Set(ownClasses('style.css'));

  it('of an area dress no class that the common one dresses, which stands on the same page', () => {
    expect(common.size).toBeGreaterThan(50);
    const areas = SHEETS.filter((sheet) => sheet !== 'style.css');
    expect(areas.length).toBeGreaterThan(2);
    expect(areas.flatMap((sheet) => ownClasses(sheet).filter((name) => common.has(name)).map((name) => `${sheet} ${name}`))).toEqual([]);
  });
});
