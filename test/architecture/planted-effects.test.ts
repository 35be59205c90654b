import { doors } from './doors.js';
import { handedEffects, nestPlaces, plainModules, pureNouns, sqlPlaces, thinControllers } from './parts-of-speech.js';
import { holds } from './planted.js';

const NOUN = 'src/licence/licence.ts';

holds(
  'doors',
  doors,
  {
    'src/config.ts': `process.env['PORT']; const { env } = process; env;`,
    'src/primitives/clock.ts': 'Date.now(); new Date();',
    'src/primitives/random.ts': `import { randomBytes } from 'node:crypto'; randomBytes(1);`,
    'src/pki/vault/key-vault-thread.ts': `import { createPrivateKey, sign } from 'node:crypto'; createPrivateKey(x);`,
    'src/pki/vault/suite.ts': `import { createSign } from 'node:crypto';`,
    'src/database/database.ts': `import 'mysql2/promise'; import 'better-sqlite3';`,
    'src/access/provider-client.ts': `import { request } from 'node:https'; import * as oidc from 'openid-client'; await fetch(url);`,
    [NOUN]: `new Date(instant).toISOString(); process.exitCode = 1; queue.fetch(); const now = clock.now(); signer.sign(); import { createServer } from 'node:http'; import { createVerify, verify } from 'node:crypto';`,
  },
  [
    ['the environment read', { [NOUN]: 'process.env.PORT;' }, 'the environment (process.env) has another door'],
    ['the environment read by another spelling', { [NOUN]: `process['env'];` }, 'the environment'],
    ['the environment taken apart', { [NOUN]: 'const { env } = process;' }, 'the environment'],
    ['the environment imported', { [NOUN]: `import { env } from 'node:process';` }, 'the environment'],
    ['the time asked', { [NOUN]: '\nDate.now();' }, `${NOUN}:2: the time of day (Date.now) has another door`],
    ['the time asked globally', { [NOUN]: 'const at = globalThis.Date.now;' }, 'the time of day'],
    ['a date of now', { [NOUN]: 'new Date();' }, 'the time of day (Date without an instant)'],
    ['a date of now without brackets', { [NOUN]: 'new Date;' }, 'the time of day'],
    ['a date of now as text', { [NOUN]: 'Date();' }, 'the time of day'],
    ['a stop-watch', { [NOUN]: 'performance.now();' }, 'the time of day'],
    ['a finer stop-watch', { [NOUN]: 'process.hrtime.bigint();' }, 'the time of day (hrtime)'],
    ['dice', { [NOUN]: 'Math.random();' }, 'randomness (Math.random)'],
    ['random bytes imported', { [NOUN]: `import { randomBytes } from 'node:crypto';` }, 'randomness (randomBytes)'],
    ['random bytes of a namespace', { [NOUN]: `import * as crypto from 'node:crypto'; crypto.randomUUID();` }, 'randomness (randomUUID)'],
    ['random bytes of the web', { [NOUN]: 'crypto.getRandomValues(x);' }, 'randomness'],
    ['random bytes by another spelling', { [NOUN]: `crypto['randomUUID']();` }, 'randomness'],
    ['random names of a package', { [NOUN]: `import { v4 } from 'uuid';` }, 'randomness (uuid)'],
    ['a private key read', { 'src/pki/certificate.ts': 'crypto.createPrivateKey(pem);' }, 'a private key (createPrivateKey)'],
    ['a key made', { 'src/trust/signer.ts': 'crypto.generateKeyPairSync();' }, 'a private key (generateKeyPairSync)'],
    ['a key made by the web', { 'src/trust/signer.ts': 'crypto.subtle.generateKey();' }, 'a private key (generateKey)'],
    ['a signature made', { 'src/pki/sign.ts': `import { createSign } from 'node:crypto';` }, 'a private key (createSign)'],
    ['a signature made in one go', { 'src/pki/sign.ts': `import { sign } from 'node:crypto';` }, 'a private key (sign)'],
    ['a signature made by the web', { 'src/pki/sign.ts': 'crypto.subtle.sign(x);' }, 'a private key (subtle.sign)'],
    ['the SQLite driver', { 'src/ledger/entry-store.ts': `import Database from 'better-sqlite3';` }, 'the database driver (better-sqlite3)'],
    ['the MariaDB driver, even its types', { 'src/ledger/entry-store.ts': `import type { Pool } from 'mysql2/promise';` }, 'the database driver (mysql2/promise)'],
    ['a call to the outside', { [NOUN]: `await fetch('https://example.org');` }, 'outgoing HTTP (fetch)'],
    ['a call to the outside, globally', { [NOUN]: `globalThis.fetch(url);` }, 'outgoing HTTP (globalThis.fetch)'],
    ['a call to the outside, handed on', { [NOUN]: `const far = fetch;` }, 'outgoing HTTP (fetch)'],
    ['a request', { [NOUN]: `import { request } from 'node:http';` }, 'outgoing HTTP (request)'],
    ['a request of a namespace', { [NOUN]: `import https from 'node:https'; https.get(url);` }, 'outgoing HTTP (https.get)'],
    ['a package that calls', { [NOUN]: `import { Agent } from 'undici';` }, 'outgoing HTTP (undici)'],
    ['keys fetched on the quiet', { [NOUN]: `jose.createRemoteJWKSet(url);` }, 'outgoing HTTP (createRemoteJWKSet)'],
  ],
);

holds(
  'where Nest is',
  nestPlaces,
  {
    'src/licence/licence.controller.ts': `import { Controller } from '@nestjs/common';`,
    'src/licence/licence.module.ts': `import { Module } from '@nestjs/common';`,
    'src/access/caller.guard.ts': `import '@nestjs/common';`,
    'src/nest/wire.ts': `import '@nestjs/common';`,
    'src/main.ts': `import '@nestjs/core';`,
    [NOUN]: `import { z } from 'zod';`,
  },
  [
    ['a noun that knows Nest', { [NOUN]: `import { Injectable } from '@nestjs/common';` }, 'knows nothing of Nest (@nestjs/common)'],
    ['a store that knows Nest', { 'src/licence/licence-store.ts': `import type { Type } from '@nestjs/common';` }, 'knows nothing of Nest'],
  ],
);

holds(
  'where SQL is',
  sqlPlaces,
  {
    'src/licence/licence-store.ts': `import { EntityManager } from 'typeorm'; m.query('SELECT * FROM licence');`,
    'src/licence/licence-row.ts': `import { Entity } from 'typeorm';`,
    'src/database/durability.ts': `import 'typeorm'; q('PRAGMA synchronous');`,
    [NOUN]: `const sentence = 'Select a licence from the list'; const other = 'UPDATED'; const more = 'Delete from here';`,
  },
  [
    ['a verb that knows TypeORM', { 'src/licence/issue.ts': `import type { EntityManager } from 'typeorm';` }, 'know TypeORM (typeorm)'],
    ['a question in a verb', { 'src/licence/issue.ts': `q('SELECT id FROM licence');` }, 'SQL is written only'],
    ['a change in a verb', { 'src/licence/issue.ts': `q('UPDATE licence SET state = ?');` }, 'SQL is written only'],
    ['an insert in a template', { 'src/licence/issue.ts': 'q(`\n  INSERT INTO ${table} VALUES (?)`);' }, 'SQL is written only'],
    ['a removal in a controller', { 'src/licence/licence.controller.ts': `q('DELETE FROM licence');` }, 'SQL is written only'],
    ['a table made in a noun', { [NOUN]: `q('CREATE UNIQUE INDEX x ON y');` }, 'SQL is written only'],
  ],
);

holds(
  'pure nouns',
  pureNouns,
  {
    [NOUN]: `import { isoInstant, type Instant } from '../primitives/clock.js';`,
    'src/licence/issue.ts': `import type { Clock } from '../primitives/clock.js'; export class IssueLicence { constructor(private clock: Clock) {} async run() {} }`,
    'src/licence/serial.ts': `import { randomBelow, type Random } from '../primitives/random.js'; class Serials { constructor(random: Random) {} next() { randomBelow(this.random, 9); } }`,
    'src/licence/licence-store.ts': `import type { Clock } from '../primitives/clock.js'; let clock: Clock;`,
    'src/nest/deadline.ts': `import type { Clock } from '../primitives/clock.js'; let clock: Clock;`,
  },
  [
    ['a noun with a clock', { [NOUN]: `import type { Clock } from '../primitives/clock.js'; export function isExpired(clock: Clock) {}` }, 'a noun takes instants and bytes, not `Clock`'],
    ['a noun with a generator', { 'src/licence/serial.ts': `import { randomBelow } from '../primitives/random.js'; export const serial = (r) => randomBelow(r, 9);` }, 'not `randomBelow`'],
    ['a noun with a clock in a value', { [NOUN]: `import type { Clock } from '../primitives/clock.js'; export interface Licence { clock: Clock }` }, 'not `Clock`'],
    ['a class that takes a generator late', { [NOUN]: `import type { Random } from '../primitives/random.js'; export class Licence { walk(random: Random) {} }` }, 'not `Random`'],
  ],
);

holds(
  'handed effects',
  handedEffects,
  { 'src/app.module.ts': `import { systemClock } from './primitives/clock.js';`, 'src/pki/vault/key-vault.worker.ts': `import { systemRandom } from '../../primitives/random.js';`, 'src/licence/issue.ts': `import type { Clock } from '../primitives/clock.js';` },
  [
    ['a verb that takes the clock itself', { 'src/licence/issue.ts': `import { systemClock } from '../primitives/clock.js';` }, 'does not choose `systemClock`'],
    ['a store that takes the generator itself', { 'src/licence/licence-store.ts': `import { systemRandom as r } from '../primitives/random.js';` }, 'does not choose `systemRandom`'],
    ['a noun that stops the clock', { [NOUN]: `import { FrozenClock } from '../primitives/clock.js';` }, 'does not choose `FrozenClock`'],
  ],
);

holds(
  'thin controllers',
  thinControllers,
  { 'src/licence/licence.controller.ts': `import { IssueLicence } from './issue.js'; import { z } from 'zod';`, 'src/licence/issue.ts': `import './licence-store.js';` },
  [
    ['a controller with a store', { 'src/licence/licence.controller.ts': `import { LicenceStore } from './licence-store.js';` }, 'not ./licence-store.js'],
    ['a controller with a row', { 'src/licence/licence.controller.ts': `import type { LicenceRow } from './licence-row.js';` }, 'not ./licence-row.js'],
    ['a controller with a unit of work', { 'src/licence/licence.controller.ts': `import '../database/unit-of-work.js';` }, 'not ../database/unit-of-work.js'],
  ],
);

holds(
  'plain modules',
  plainModules,
  { 'src/licence/licence.module.ts': 'export class LicenceModule { static of(parts) { return { providers: parts.map((part) => build(part)) }; } }', 'src/licence/issue.ts': 'if (x) y();' },
  [
    ['a module that decides', { 'src/licence/licence.module.ts': '\nif (x) y();' }, 'src/licence/licence.module.ts:2: a module is wiring'],
    ['a module that chooses', { 'src/app.module.ts': 'const store = x ? y : z;' }, 'decides nothing'],
    ['a module that repeats', { 'src/app.module.ts': 'for (const x of y) z(x);' }, 'decides nothing'],
  ],
);
