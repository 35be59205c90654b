import { importsOf, type Rule, type SourceFile } from './source.js';

/** The floors of `src/` from the bottom up. A file imports its own floor and the ones below, nothing else. */
export const FLOORS = [
  'primitives', 'config', 'nest', 'database', 'holder', 'pki', 'ledger', 'access', 'trust', 'face', 'catalogue', 'licence',
  'copies', 'presentation', 'recognition', 'supervision', 'web', 'timers', 'app.module', 'cli', 'main',
] as const;

export type Floor = (typeof FLOORS)[number];

/** The floor of a path in `src/`: its first folder, or the file that is a floor of its own; undefined where it is on none. */
export function floorOf(path: string): Floor | undefined {
  const first = /^src\/([^/]+)/.exec(path)?.[1]?.replace(/\.tsx?$/, '');
  return FLOORS.find((floor) => floor === first);
}

/** Every file of `src/` stands on a floor and imports no higher one, for a value or a type alike. */
export const floors: Rule = (files) => files.filter(({ path }) => path.startsWith('src/')).flatMap(faultsOf);

function faultsOf(file: SourceFile): string[] {
  const own = floorOf(file.path);
  if (own === undefined) return [`${file.path}: stands on no floor`];
  return importsOf(file).flatMap(({ path, line }) => {
    if (path === undefined || (own === 'database' && path.startsWith('migrations/'))) return [];
    const other = floorOf(path);
    if (other === undefined) return [`${file.path}:${line}: imports ${path}, which is on no floor`];
    if (FLOORS.indexOf(other) <= FLOORS.indexOf(own)) return [];
    return [`${file.path}:${line}: ${own} is below ${other} and must not import ${path}`];
  });
}

/** What was migrated stays as it was: migrations know `src/database/` and TypeORM only. They are numbered. */
export const migrations: Rule = (files) =>
  files
    .filter(({ path }) => path.startsWith('migrations/'))
    .flatMap((file) => [
      ...(/^migrations\/(\d+-[^/]+|migrations)\.ts$/.test(file.path) ? [] : [`${file.path}: a migration is named by its number, \`0001-…\``]),
      ...importsOf(file)
        .filter(({ specifier, path }) => !(specifier === 'typeorm' || /^(src\/database|migrations)\//.test(path ?? '')))
        .map(({ specifier, line }) => `${file.path}:${line}: a migration must not import ${specifier}`),
    ]);
