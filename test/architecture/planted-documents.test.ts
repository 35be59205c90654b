import { disagreements, findingCodes, machineTraces, tableColumn } from './documents.js';
import { forbiddenLicences, type Licensed, type Lockfile, unlocked, unpinned } from './packages.js';
import { filesOf } from './planted.js';
import { refusalCodes } from './refusal-codes.js';

describe('the packages', () => {
  it.each(['^6.2.17', '~6.2.17', '6.x', '*', 'latest', '>=6', 'git+ssh://example.org/jose.git'])('finds the version %s, which is not exact', (version) => {
    expect(unpinned({ dependencies: { jose: version } })).toEqual([`package.json: jose ${version} is not one exact version`]);
    expect(unpinned({ devDependencies: { jose: version } })).toHaveLength(1);
  });

  it('passes an exact version, also of a preview', () => {
    expect(unpinned({ dependencies: { jose: '6.2.17' }, devDependencies: { vite: '8.0.0-beta.1' } })).toEqual([]);
  });

  it('finds a lockfile that locks another version or none', () => {
    const lockfile: Lockfile = { packages: { 'node_modules/jose': { version: '6.2.16' } } };
    expect(unlocked({ dependencies: { jose: '6.2.17' } }, lockfile)).toEqual(['package-lock.json: jose 6.2.17 is not what is locked']);
    expect(unlocked({ devDependencies: { vite: '8.0.0' } }, lockfile)).toEqual(['package-lock.json: vite 8.0.0 is not what is locked']);
    expect(unlocked({ dependencies: { jose: '6.2.16' } }, lockfile)).toEqual([]);
  });

  it('finds a lockfile that names a host', () => {
    const lockfile: Lockfile = { packages: { 'node_modules/jose': { version: '6.2.17', resolved: 'https://example.org/jose.tgz' } } };
    expect(unlocked({ dependencies: { jose: '6.2.17' } }, lockfile)).toEqual(['package-lock.json: node_modules/jose names the host that it came from']);
  });

  const judged = (said: Licensed | undefined, dev = false): string[] =>
    forbiddenLicences({ packages: { '': {}, 'node_modules/x': dev ? { dev } : {} } }, () => said);

  it.each(['GPL-3.0', 'AGPL-3.0-only', 'SEE LICENSE IN LICENSE', 'MIT AND GPL-2.0', 'UNLICENSED'])('finds the licence %s', (license) => {
    expect(judged({ license })).toEqual([`node_modules/x: licence ${license} is not in the list`]);
  });

  it('finds a package without a licence', () => {
    expect(judged({})).toEqual(['node_modules/x: licence unknown is not in the list']);
  });

  it.each<Licensed>([{ license: 'MIT' }, { license: '(GPL-2.0 OR MIT)' }, { license: 'MIT AND ISC' }, { license: { type: 'ISC' } }, { licenses: [{ type: 'MIT' }] }])(
    'passes %j',
    (said) => {
      expect(judged(said)).toEqual([]);
    },
  );

  it('leaves alone what only the tests use and what this platform does not install', () => {
    expect(judged({ license: 'GPL-3.0' }, true)).toEqual([]);
    expect(judged(undefined)).toEqual([]);
  });
});

describe('the codes of refusals', () => {
  it('are read where they are made, also in a kind of refusal and in a choice', () => {
    const files = filesOf({
      'src/a.ts': `throw new Refusal('conflict', 'SERIAL_TAKEN', 'x'); new Refusal('malformed', wide ? 'TOO_WIDE' : 'TOO_DEEP', 'x'); new Error('X', 'NOT_ONE');`,
      'src/b.ts': `class Busy extends Refusal { constructor() { super('busy', 'BUSY', 'x'); } } class Other extends Error { constructor() { super('y', 'OTHER'); } }`,
    });
    expect([...refusalCodes(files).codes].sort()).toEqual(['BUSY', 'SERIAL_TAKEN', 'TOO_DEEP', 'TOO_WIDE']);
    expect(refusalCodes(files).faults).toEqual([]);
  });

  it.each([
    ['a parameter of a method', `class R { no(code) { return new Refusal('malformed', code, 'x'); } a() { this.no('A_A'); } b() { this.no('B_B'); } }`],
    ['a parameter of a function', `const no = (code) => new Refusal('malformed', code, 'x'); no('A_A'); no(wide ? 'A_A' : 'B_B');`],
    ['a parameter of its constructor', `class Bad extends Refusal { constructor(code) { super('malformed', code, 'x'); } } new Bad('A_A'); new Bad('B_B');`],
    ['a table', `const CODES = { short: 'A_A', long: 'B_B' } as const; new Refusal('malformed', CODES[kind], 'x');`],
    ['a table of several columns', `const T = { 1: { kind: 'k', code: 'A_A' } }; const k = T[n] ?? { code: 'B_B' }; new Refusal(k.kind, k.code, 'x');`],
  ])('are read behind %s', (_where, text) => {
    expect(refusalCodes(filesOf({ 'src/a.ts': text }))).toEqual({ codes: new Set(['A_A', 'B_B']), faults: [] });
  });

  it.each([`new Refusal('conflict', code, 'x');`, `new Refusal('conflict', 'A_' + b, 'x');`, `const no = (code) => new Refusal('malformed', code, 'x'); no('A_A'); no(f());`])(
    'are found to be hidden in %s',
    (text) => {
      expect(refusalCodes(filesOf({ 'src/a.ts': `\n${text}` })).faults).toEqual(['src/a.ts:2: the code of this refusal cannot be read off the source']);
    },
  );

  it('of findings are the members of their type', () => {
    expect(findingCodes(filesOf({ 'src/v.ts': `export type FindingCode = 'EXPIRED' | 'REVOKED'; type Other = 'X' | 'Y';` }))).toEqual(new Set(['EXPIRED', 'REVOKED']));
  });

  const README = ['| variable | meaning |', '|---|---|', '| `PORT` | the port |', '', '| Code | when |', '|---|---|', '| `BUSY` | later |', '| `GONE` | never |', '', 'text `X`'].join('\n');

  it('are read from the table whose first column is headed so, and no other', () => {
    expect(tableColumn(README, 'code')).toEqual(new Set(['BUSY', 'GONE']));
    expect(tableColumn(README, 'finding')).toEqual(new Set());
  });

  it('disagree in either direction', () => {
    expect(disagreements(new Set(['BUSY', 'TOO_WIDE']), tableColumn(README, 'code'))).toEqual([
      'README.md: does not list TOO_WIDE',
      'README.md: lists GONE, which no source has',
    ]);
    expect(disagreements(new Set(['BUSY', 'GONE']), tableColumn(README, 'code'))).toEqual([]);
  });
});

describe('traces of a machine', () => {
  // Put together here, so that this file has none itself.
  const path = (...parts: string[]): string => ['', ...parts].join('/');
  const traces = [path('work', 'main', 'x'), `cd ${path('root', 'zhengku')}`, `"${path('tmp', 'x.db')}"`, path('home', 'somebody'), `https://${['registry', 'npmjs', 'org'].join('.')}/jose`];

  it.each(traces)('finds %s', (text) => {
    expect(machineTraces(filesOf({ 'docs/a.md': `first\n${text}` }))).toEqual(["docs/a.md:2: names a machine's path or a registry"]);
  });

  it.each(['src/root/x', 'https://example.org/home/page', '/v1/licences', '../shared/vectors', '/usr/sbin/mariadbd'])('passes %s', (text) => {
    expect(machineTraces(filesOf({ 'docs/a.md': text }))).toEqual([]);
  });
});
