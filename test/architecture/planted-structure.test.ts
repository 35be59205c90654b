import { circles } from './circles.js';
import { floors, migrations } from './floors.js';
import { language } from './language.js';
import { barrels, crowds, lengths, names } from './names.js';
import { holds } from './planted.js';
import { portable } from './portable.js';

holds(
  'floors',
  floors,
  {
    'src/licence/issue.ts': `import type { Clock } from '../primitives/clock.js'; import { z } from 'zod'; import './licence.js';`,
    'src/database/migrate.ts': `import '../../migrations/migrations.js';`,
    'src/cli/seed.ts': `import { AppModule } from '../app.module.js';`,
    'src/cli.ts': `import './cli/seed.js'; import './config.js';`,
  },
  [
    ['a lower floor that imports a higher one', { 'src/ledger/entry.ts': `import { x } from '../licence/licence.js';` }, 'src/ledger/entry.ts:1: ledger is below licence'],
    ['a type taken from a higher floor', { 'src/pki/sign.ts': `import type { X } from '../trust/signer.js';` }, 'pki is below trust'],
    ['a type imported in the middle of a line', { 'src/holder/erase.ts': `\nlet x: import('../licence/licence.js').Licence;` }, 'src/holder/erase.ts:2: holder is below licence'],
    ['a higher floor loaded while running', { 'src/face/resolve.ts': `await import('../web/page.js');` }, 'face is below web'],
    ['a higher floor passed on', { 'src/nest/wire.ts': `export { x } from '../access/grant.js';` }, 'nest is below access'],
    ['main imported by the app module', { 'src/app.module.ts': `import './main.js';` }, 'app.module is below main'],
    ['a folder that is on no floor', { 'src/billing/invoice.ts': '' }, 'src/billing/invoice.ts: stands on no floor'],
    ['an import of the tests', { 'src/licence/issue.ts': `import '../../test/support/tools.js';` }, 'on no floor'],
    ['an import of migrations from above', { 'src/licence/issue.ts': `import '../../migrations/0001-x.js';` }, 'on no floor'],
  ],
);

holds(
  'migrations',
  migrations,
  { 'migrations/0001-holder.ts': `import { MigrationInterface } from 'typeorm'; import '../src/database/column.js';`, 'migrations/migrations.ts': `import './0001-holder.js';` },
  [
    ['a migration that knows a row of today', { 'migrations/0001-holder.ts': `import '../src/holder/holder-row.js';` }, 'must not import ../src/holder/holder-row.js'],
    ['a migration that knows Nest', { 'migrations/0001-holder.ts': `import '@nestjs/common';` }, 'must not import @nestjs/common'],
    ['a migration without a number', { 'migrations/holder.ts': '' }, 'is named by its number'],
  ],
);

holds(
  'circles',
  circles,
  {
    'src/licence/issue.ts': `import './licence.js';`,
    'src/licence/moves/revoke.ts': `import '../licence.js';`,
    'src/licence/licence.ts': '',
    'src/config.ts': '',
    'src/main.ts': `import './config.js'; import './licence/issue.js';`,
    'src/nest/wire.ts': `import '../config.js';`,
  },
  [
    ['two files that import each other', { 'src/pki/a.ts': `import './b.js';`, 'src/pki/b.ts': `import type { A } from './a.js';` }, 'src/pki/a.ts → src/pki/b.ts → src/pki/a.ts'],
    ['three files in a ring', { 'src/pki/a.ts': `import './b.js';`, 'src/pki/b.ts': `import './c.js';`, 'src/pki/c.ts': `export { a } from './a.js';` }, 'src/pki/c.ts → src/pki/a.ts'],
    ['a file that imports itself', { 'src/pki/a.ts': `import './a.js';` }, 'src/pki/a.ts → src/pki/a.ts'],
    [
      'a folder and its subfolder that import each other by different files',
      { 'src/licence/moves/a.ts': `import '../b.js';`, 'src/licence/b.ts': '', 'src/licence/c.ts': `import './moves/d.js';`, 'src/licence/moves/d.ts': '' },
      'folders import each other',
    ],
  ],
);

holds('barrels', barrels, { 'src/pki/path.ts': `export { x } from './x.js';\nexport const y = 1;`, 'src/pki/use.ts': `import { x } from './x.js';\nx();` }, [
  ['an index', { 'src/pki/index.ts': 'export const x = 1;' }, 'an index is a barrel'],
  ['everything exported on', { 'src/pki/all.ts': `export * from './x.js';\nexport const y = 1;` }, 'src/pki/all.ts:1: exports everything'],
  ['everything exported on under a name', { 'src/pki/all.ts': `export * as x from './x.js';\nexport const y = 1;` }, 'exports everything'],
  ['a file that only passes on', { 'src/pki/all.ts': `export { x } from './x.js';\nexport { y } from './y.js';` }, 'only passes on'],
]);

holds('names', names, { 'src/pki/common-name.ts': 'export class IssueLicence {}', 'src/main.ts': '', 'src/licence/moves/revoke.ts': 'interface Important {}' }, [
  ['a folder of utilities', { 'src/utils/text.ts': '' }, '`utils` says nothing'],
  ['a file of utilities', { 'src/pki/der-utils.ts': '' }, '`der-utils` says nothing'],
  ['a helper', { 'src/pki/helper.ts': '' }, '`helper` says nothing'],
  ['a shared folder', { 'src/shared/money.ts': '' }, '`shared` says nothing'],
  ['a core', { 'src/core/entity.ts': '' }, '`core` says nothing'],
  ['a transfer object', { 'src/licence/issue.dto.ts': '' }, '`issue.dto` says nothing'],
  ['what is left over', { 'browser/misc.ts': '' }, '`misc` says nothing'],
  ['an interface marked as one', { 'src/pki/key.ts': 'interface IKey {}' }, 'src/pki/key.ts:1: the name `IKey`'],
  ['a manager', { 'src/pki/key.ts': '\nexport class KeyManager {}' }, 'src/pki/key.ts:2: the name `KeyManager`'],
]);

holds('lengths', lengths, { 'src/pki/long.ts': 'x\n'.repeat(300) }, [['a file of 301 lines', { 'src/pki/long.ts': 'x\n'.repeat(301) }, '301 lines']]);

const folderOf = (count: number): Record<string, string> => Object.fromEntries(Array.from({ length: count }, (_, index) => [`src/pki/noun-${index}.ts`, '']));
holds('crowds', crowds, { ...folderOf(16), 'src/pki/der/tag.ts': '' }, [['a folder of 17 files', folderOf(17), 'src/pki: 17 files']]);

holds('language', language, { 'src/pki/key.ts': `/** Any key will do. */\nexport const many: unknown = 1;\nswitch (many) { default: break; }` }, [
  ['a default export', { 'src/pki/key.ts': 'export default class Key {}' }, 'none is the default'],
  ['a default value', { 'src/pki/key.ts': 'const key = 1;\nexport default key;' }, 'src/pki/key.ts:2: exports have names'],
  ['a default by another way', { 'src/pki/key.ts': 'const key = 1;\nexport { key as default };' }, 'none is the default'],
  ['any', { 'src/pki/key.ts': 'let key: any;' }, '`any` is no type'],
  ['any hidden in a cast', { 'src/pki/key.ts': 'f(x as any[]);' }, '`any` is no type'],
  ['a circle deferred', { 'src/pki/key.ts': 'inject(forwardRef(() => Key));' }, '`forwardRef` hides'],
  ['a silenced linter', { 'src/pki/key.ts': '\n// eslint-disable-next-line max-lines' }, 'src/pki/key.ts:2: silences'],
  ['a silenced compiler', { 'src/pki/key.ts': '/* @ts-expect-error */' }, 'silences'],
]);

holds(
  'what runs on a phone',
  portable,
  {
    'browser/verifier.tsx': `import { render } from 'preact'; import { useState } from 'preact/hooks'; import './parts.js'; import '../src/primitives/cbor.js'; import './verifier.css';`,
    'browser/parts.tsx': '',
    'browser/vite.config.ts': `import { defineConfig } from 'vite';`,
    'src/primitives/cbor.ts': `import { sha256 } from '@noble/hashes/sha2.js'; import './text.js'; const z = { process: 1 }; z.process;`,
    'src/primitives/text.ts': '',
    'src/primitives/digest.ts': `import { createHash } from 'node:crypto';`,
  },
  [
    ['Node in the browser', { 'browser/a.ts': `import 'node:fs';` }, 'browser/a.ts:1: runs on a phone and must not import node:fs'],
    ['Node two files down', { 'browser/a.ts': `import '../src/pki/b.js';`, 'src/pki/b.ts': `import './c.js';`, 'src/pki/c.ts': `\nimport 'node:crypto';` }, 'src/pki/c.ts:2: runs on a phone and must not import node:crypto'],
    ['Node below a part of the page', { 'browser/a.tsx': `import './b.js';`, 'browser/b.tsx': `import '../src/pki/c.js';`, 'src/pki/c.ts': `import 'node:os';` }, 'src/pki/c.ts:1'],
    ['a package of the server', { 'browser/a.ts': `import { decodeJwt } from 'jose';` }, 'must not import jose'],
    ['Preact below the pages', { 'browser/a.ts': `import '../src/face/b.js';`, 'src/face/b.ts': `import 'preact';` }, 'src/face/b.ts:1: runs on a phone and must not import preact'],
    ['a Buffer', { 'browser/a.ts': `import '../src/pki/b.js';`, 'src/pki/b.ts': 'Buffer.from(x);' }, 'where there is no `Buffer`'],
    ['the tests', { 'browser/a.ts': `import '../test/sizes.js';` }, 'must not import ../test/sizes.js'],
  ],
);
