import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './repository.js';

/**
 * The worked example of a page in `docs/formats/`: the fenced block of this label (the second word after the fence), its line ends
 * left out, since long values are broken over lines there.
 */
export function exampleOf(page: string, label: string): string {
  const text = readFileSync(join(repositoryRoot, 'docs/formats', `${page}.md`), 'utf8');
  const block = text.split('```').find((each) => each.split('\n', 1)[0]?.split(' ')[1] === label);
  if (block === undefined) throw new Error(`docs/formats/${page}.md has no block ${label}`);
  return block.slice(block.indexOf('\n') + 1).replaceAll('\n', '');
}
