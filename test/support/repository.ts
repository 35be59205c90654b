import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('no package.json above the tests');
  return rootAbove(parent);
}

/** Absolute path of the repository: the first folder above the compiled tests that has a `package.json`. */
export const repositoryRoot = rootAbove(dirname(fileURLToPath(import.meta.url)));
