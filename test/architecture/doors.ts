import ts from 'typescript';
import { faultAt, importsOf, nodesOf, type Rule, type SourceFile } from './source.js';

interface Door {
  readonly effect: string;
  /** The files that may. */
  readonly open: RegExp;
  /** Identifiers that are the effect wherever they stand, alone or after a dot. */
  readonly words?: ReadonlySet<string>;
  /** `object.property` pairs that are the effect. */
  readonly members?: ReadonlySet<string>;
  /** Packages that are the effect. */
  readonly packages?: RegExp;
  /** Names that are the effect when taken from `node:…`, although the word alone is common. */
  readonly imports?: ReadonlySet<string>;
}

const DOORS: readonly Door[] = [
  {
    effect: 'the environment',
    open: /^src\/config\.ts$/,
    members: new Set(['process.env']),
    imports: new Set(['node:process env', 'process env']),
  },
  {
    effect: 'the time of day',
    open: /^src\/primitives\/clock\.ts$/,
    words: new Set(['hrtime']),
    members: new Set(['Date.now', 'performance.now', 'performance.timeOrigin', 'process.uptime', 'Temporal.Now']),
  },
  {
    effect: 'randomness',
    open: /^src\/primitives\/random\.ts$/,
    words: new Set(['randomBytes', 'randomUUID', 'randomInt', 'randomFill', 'randomFillSync', 'getRandomValues']),
    members: new Set(['Math.random']),
    packages: /^(uuid|nanoid)$/,
  },
  {
    effect: 'a private key',
    open: /^src\/pki\/vault\/(key-vault[^/]*|suite)\.ts$/,
    words: new Set(['createPrivateKey', 'generateKeyPair', 'generateKeyPairSync', 'generateKey', 'createSign', 'importPKCS8']),
    members: new Set(['subtle.sign', 'crypto.sign']),
    imports: new Set(['node:crypto sign', 'crypto sign']),
  },
  {
    effect: 'the database driver',
    open: /^src\/database\//,
    packages: /^(better-sqlite3|mysql2)(\/|$)/,
  },
  {
    effect: 'outgoing HTTP',
    open: /-client\.ts$/,
    members: new Set(['globalThis.fetch', 'http.request', 'http.get', 'https.request', 'https.get']),
    packages: /^(undici|axios|got|node-fetch|openid-client)(\/|$)/,
    imports: new Set(['http', 'https', 'node:http', 'node:https', 'node:http2'].flatMap((module) => ['request', 'get', 'connect'].map((name) => `${module} ${name}`))),
    words: new Set(['createRemoteJWKSet']),
  },
];

/** One door per effect: each effect is had in its own few files of `src/` and nowhere else. */
export const doors: Rule = (files) =>
  files.filter(({ path }) => path.startsWith('src/')).flatMap((file) => DOORS.filter(({ open }) => !open.test(file.path)).flatMap((door) => trespasses(file, door)));

function trespasses(file: SourceFile, door: Door): string[] {
  const fromImports = importsOf(file).flatMap(({ specifier, names, line }) => {
    const taken = names.find((name) => door.imports?.has(`${specifier} ${name}`));
    if (taken === undefined && door.packages?.test(specifier) !== true) return [];
    return [`${file.path}:${line}: ${door.effect} (${taken ?? specifier}) has another door`];
  });
  const fromNodes = [...nodesOf(file)].flatMap((node) => {
    const sign = signOf(node, door);
    return sign === undefined ? [] : [faultAt(file, node, `${door.effect} (${sign}) has another door`)];
  });
  return [...fromImports, ...fromNodes];
}

function signOf(node: ts.Node, door: Door): string | undefined {
  const member = memberOf(node);
  if (member !== undefined && door.members?.has(member)) return member;
  const word = wordOf(node);
  if (word !== undefined && door.words?.has(word)) return word;
  if (door.effect === 'the time of day') return readsDate(node);
  if (door.effect === 'outgoing HTTP') return callsFetch(node);
  return undefined;
}

/** `b` of `b`, `a.b` and `a['b']`. */
function wordOf(node: ts.Node): string | undefined {
  return ts.isIdentifier(node) || (ts.isStringLiteral(node) && ts.isElementAccessExpression(node.parent)) ? node.text : undefined;
}

/** `a.b` of `a.b`, `x.a.b`, `a['b']` and `const { b } = a`. */
function memberOf(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return `${lastName(node.expression)}.${node.name.text}`;
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    return `${lastName(node.expression)}.${node.argumentExpression.text}`;
  }
  if (ts.isBindingElement(node) && ts.isVariableDeclaration(node.parent.parent)) {
    const name = node.propertyName ?? node.name;
    const from = node.parent.parent.initializer;
    if (from !== undefined && ts.isIdentifier(name)) return `${lastName(from)}.${name.text}`;
  }
  return undefined;
}

function lastName(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? node.name.text : '';
}

/** `new Date()` and `Date()` read the clock; `new Date(instant)` does not. */
function readsDate(node: ts.Node): string | undefined {
  if (!(ts.isNewExpression(node) || ts.isCallExpression(node)) || !ts.isIdentifier(node.expression) || node.expression.text !== 'Date') return undefined;
  return ts.isCallExpression(node) || (node.arguments ?? []).length === 0 ? 'Date without an instant' : undefined;
}

/** The global `fetch` as a value: not a property, method or parameter of that name. */
function callsFetch(node: ts.Node): string | undefined {
  if (!ts.isIdentifier(node) || node.text !== 'fetch') return undefined;
  const parent = node.parent;
  if (ts.isCallExpression(parent)) return 'fetch';
  if (ts.isPropertyAssignment(parent) || ts.isVariableDeclaration(parent)) return parent.initializer === node ? 'fetch' : undefined;
  return ts.isShorthandPropertyAssignment(parent) ? 'fetch' : undefined;
}
