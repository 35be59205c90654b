import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { circles } from './architecture/circles.js';
import { disagreements, findingCodes, machineTraces, tableColumn } from './architecture/documents.js';
import { doors } from './architecture/doors.js';
import { floors, migrations } from './architecture/floors.js';
import { language } from './architecture/language.js';
import { barrels, crowds, lengths, names } from './architecture/names.js';
import { forbiddenLicences, type Licensed, type Lockfile, type Manifest, unlocked, unpinned } from './architecture/packages.js';
import { handedEffects, nestPlaces, plainModules, pureNouns, sqlPlaces, thinControllers } from './architecture/parts-of-speech.js';
import { portable } from './architecture/portable.js';
import { refusalCodes } from './architecture/refusal-codes.js';
import type { Rule, SourceFile } from './architecture/source.js';
import { repositoryFiles } from './architecture/tree.js';
import { repositoryRoot } from './support/repository.js';

const files = repositoryFiles();
const written = (folders: RegExp): SourceFile[] => files.filter(({ path }) => folders.test(path) && /\.tsx?$/.test(path));
const source = written(/^src\//);
const ours = written(/^(src|migrations|browser)\//);

const RULES: readonly (readonly [sentence: string, rule: Rule, files: readonly SourceFile[]])[] = [
  ['a file imports its own floor and lower ones', floors, source],
  ['migrations know the database floor only', migrations, ours],
  ['nothing imports itself by any way round', circles, source],
  ['there are no barrels', barrels, ours],
  ['names say something', names, ours],
  ['no file is longer than 300 lines', lengths, written(/^(src|migrations|browser|test|bench)\//)],
  ['no folder holds more than 16 files', crowds, written(/^(src|browser)\//)],
  ['each effect has one door', doors, source],
  ['nouns, verbs, stores and clients know nothing of Nest', nestPlaces, source],
  ['SQL is in stores, rows and the database floor', sqlPlaces, source],
  ['nouns are pure', pureNouns, source],
  ['clock and generator are chosen in the wiring', handedEffects, source],
  ['controllers see no store', thinControllers, source],
  ['modules decide nothing', plainModules, source],
  ['no default export, forwardRef, any or silencing', language, written(/^(src|migrations)\/|^browser\/(?!vite\.config)/)],
  ['what runs on a phone is portable', portable, ours],
];

describe('the architecture', () => {
  it('is read from a tree that is there', () => {
    expect(source.map(({ path }) => path)).toContain('src/primitives/refusal.ts');
  });

  it.each(RULES)('%s', (_sentence, rule, shown) => {
    expect(rule(shown)).toEqual([]);
  });

  it('no machine path and no registry host stands in any file', () => {
    expect(machineTraces(files.filter(({ path }) => path !== 'package-lock.json'))).toEqual([]);
  });
});

describe('the packages', () => {
  const read = <T>(path: string): T => JSON.parse(readFileSync(join(repositoryRoot, path), 'utf8')) as T;
  const manifest = read<Manifest>('package.json');
  const lockfile = read<Lockfile>('package-lock.json');

  it('are each pinned to one version', () => {
    expect(unpinned(manifest)).toEqual([]);
  });

  it('are locked, without the host that they came from', () => {
    expect(unlocked(manifest, lockfile)).toEqual([]);
  });

  it('that go into service have a licence of the list', () => {
    const installed = (folder: string): Licensed | undefined => {
      const path = `${folder}/package.json`;
      return existsSync(join(repositoryRoot, path)) ? read<Licensed>(path) : undefined;
    };
    expect(installed('node_modules/fastify')).toMatchObject({ license: 'MIT' });
    expect(forbiddenLicences(lockfile, installed)).toEqual([]);
  });
});

describe('the README', () => {
  const readme = files.find(({ path }) => path === 'README.md');
  const { codes, faults } = refusalCodes(source);
  // Until the README is written there is nothing to compare with.
  const compared = readme === undefined ? it.skip : it;

  it('can list every refusal code, because each can be read off the source', () => {
    expect(faults).toEqual([]);
  });

  compared('lists every refusal code and no other, in the tables headed `code`', () => {
    expect(disagreements(codes, tableColumn(readme?.text ?? '', 'code'))).toEqual([]);
  });

  compared('lists every finding code and no other, in the tables headed `finding`', () => {
    expect(disagreements(findingCodes(source), tableColumn(readme?.text ?? '', 'finding'))).toEqual([]);
  });
});
