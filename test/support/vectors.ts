import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './repository.js';
import { type Describe, describeUnless } from './tools.js';

/** The folder of public test vectors: `$VECTORS`, or `shared/vectors` one or two folders above the repository; undefined where absent. */
export const vectorsFolder: string | undefined = [
  process.env['VECTORS'] ?? '',
  join(repositoryRoot, '../shared/vectors'),
  join(repositoryRoot, '../../shared/vectors'),
].find((folder) => folder !== '' && existsSync(folder));

/**
 * `describe` for a suite that reads vectors: `needsVectors('pkits/pkits.json')('PKITS', () => …)`. Where a path
 * (of a file or folder in the vectors' folder) is absent the suite is skipped with the reason printed, or fails under `REQUIRE_ALL=1`.
 */
export function needsVectors(...paths: readonly string[]): Describe {
  const absent = paths.filter((path) => vectorsFolder === undefined || !existsSync(join(vectorsFolder, path)));
  return describeUnless(absent.map((path) => `vectors/${path}`));
}

/** Absolute path of a file or folder of the vectors. Call it inside a suite of `needsVectors`. */
export function vectorPath(path: string): string {
  if (vectorsFolder === undefined) throw new Error(`no test vectors: ${path}`);
  return join(vectorsFolder, path);
}

/** The bytes of one vector file. */
export function vectorBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(vectorPath(path)));
}

/** One JSON vector file, in the shape that the caller vouches for. */
export function vectorJson<T>(path: string): T {
  return JSON.parse(readFileSync(vectorPath(path), 'utf8')) as T;
}
