import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../support/repository.js';
import type { SourceFile } from './source.js';

/** What `.gitignore` keeps out, and git itself. */
const UNTRACKED = /^(\.git|node_modules|dist|dist-test|data|screenshots|coverage|certs\/dev)$/;
/** Files of the project beside its folders; what somebody's run left there is not judged. */
const TOP = /\.(md|json|js|ts)$|^\.[a-z]+$|^LICENSE$/;
const BINARY = /\.(png|jpg|ico|woff2?|ttf|otf|pdf|der|wasm|y4m|log|tsbuildinfo)$/;

/** Every text file of the repository that is its own, by path. Read from the folder, so that a copy without git is judged too. */
export function repositoryFiles(): SourceFile[] {
  return pathsIn('')
    .filter((path) => !BINARY.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(repositoryRoot, path), 'utf8') }));
}

function pathsIn(folder: string): string[] {
  return readdirSync(join(repositoryRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (UNTRACKED.test(path)) return [];
    if (entry.isDirectory()) return pathsIn(path);
    return entry.isFile() && (folder !== '' || TOP.test(path)) ? [path] : [];
  });
}
