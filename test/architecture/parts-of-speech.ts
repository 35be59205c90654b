import ts from 'typescript';
import { floorOf } from './floors.js';
import { faultAt, importsOf, nodesOf, type Rule, type SourceFile } from './source.js';

/** Where Nest is at home besides the files whose suffix says so: the floors that put the service together. */
const NEST_FLOORS = new Set(['nest', 'timers', 'app.module', 'cli', 'main']);
const NEST_SUFFIX = /\.(controller|guard|module|filter|interceptor|decorator)\.ts$/;
/** Where the machine's own clock and generator are handed out. */
const WIRING = /\.(module|worker)\.ts$|^src\/(main|cli|timers)\.ts$|^src\/(cli|primitives)\//;
const EFFECTS = new Set(['Clock', 'Random', 'randomBelow']);
const INSTANCES = new Set(['systemClock', 'systemRandom', 'FrozenClock', 'SeededRandom']);
const LOGIC = new Set([
  ts.SyntaxKind.IfStatement, ts.SyntaxKind.ConditionalExpression, ts.SyntaxKind.SwitchStatement, ts.SyntaxKind.ForStatement, ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.ForInStatement, ts.SyntaxKind.WhileStatement, ts.SyntaxKind.DoStatement, ts.SyntaxKind.TryStatement, ts.SyntaxKind.ThrowStatement,
]);
const SQL = /^\s*(SELECT\s[\s\S]*\bFROM\b|SELECT\s+\d|INSERT\s+([A-Z]+\s+)*INTO\s|REPLACE\s+INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s|(CREATE|ALTER|DROP)\s+([A-Z]+\s+)*(TABLE|INDEX|VIEW|TRIGGER)\b|PRAGMA\s)/;

type Check = (file: SourceFile) => string[];

function bans(file: SourceFile, banned: (specifier: string) => boolean, sentence: string): string[] {
  return importsOf(file)
    .filter(({ specifier }) => banned(specifier))
    .map(({ specifier, line }) => `${file.path}:${line}: ${sentence} (${specifier})`);
}

function inSource(check: Check): Rule {
  return (files) => files.filter(({ path }) => path.startsWith('src/')).flatMap(check);
}

/** Nest is imported by controllers, guards, filters and modules, and on the floors that put the service together; never by nouns, verbs, stores, clients. */
export const nestPlaces = inSource((file) => {
  if (NEST_SUFFIX.test(file.path) || NEST_FLOORS.has(floorOf(file.path) ?? '')) return [];
  return bans(file, (specifier) => specifier.startsWith('@nestjs/'), 'a noun, verb, store or client knows nothing of Nest');
});

/** TypeORM and SQL are in `*-store.ts`, `*-row.ts` and `database/` only. */
export const sqlPlaces = inSource((file) => {
  if (/-(store|row)\.ts$/.test(file.path) || file.path.startsWith('src/database/')) return [];
  return [
    ...bans(file, (specifier) => specifier === 'typeorm' || specifier.startsWith('typeorm/'), 'only stores, rows and the database floor know TypeORM'),
    ...[...nodesOf(file)].filter(isSql).map((node) => faultAt(file, node, 'SQL is written only in a store, a row or on the database floor')),
  ];
});

function isSql(node: ts.Node): boolean {
  if (ts.isStringLiteralLike(node)) return SQL.test(node.text);
  return ts.isTemplateExpression(node) && SQL.test(node.head.text + node.templateSpans.map((span) => `x${span.literal.text}`).join(''));
}

/**
 * A noun is pure: its functions and values take instants and bytes, never a clock or a generator. Only a class that is
 * handed one when it is made, a verb or another part of the service, may have it.
 */
export const pureNouns = inSource((file) => {
  const suffixed = /[-.](store|row|client|controller|guard|module|filter|worker)\.ts$|^src\/pki\/vault\/key-vault/.test(file.path);
  const capability = !['primitives', 'config', 'nest', 'database', 'timers', 'app.module', 'cli', 'main'].includes(floorOf(file.path) ?? 'main');
  if (suffixed || !capability) return [];
  return [...nodesOf(file)].flatMap((node) => {
    if (!ts.isIdentifier(node) || !EFFECTS.has(node.text) || ts.isImportSpecifier(node.parent)) return [];
    return ts.findAncestor(node, isHandedEffect) === undefined ? [faultAt(file, node, `a noun takes instants and bytes, not \`${node.text}\``)] : [];
  });
});

function isHandedEffect(node: ts.Node): boolean {
  if (!ts.isClassDeclaration(node)) return false;
  const parameters = node.members.filter(ts.isConstructorDeclaration).flatMap((made) => [...made.parameters]);
  return parameters.some(({ type }) => EFFECTS.has(type?.getText() ?? ''));
}

/** Which clock and generator is chosen where the service or a thread of it is wired; all else is handed one. */
export const handedEffects = inSource((file) => {
  if (WIRING.test(file.path)) return [];
  return importsOf(file).flatMap(({ names, line }) =>
    names.filter((name) => INSTANCES.has(name)).map((name) => `${file.path}:${line}: is handed a part, does not choose \`${name}\``),
  );
});

/** A controller parses, calls one verb and answers: it sees no store, row, database or client. */
export const thinControllers = inSource((file) => {
  if (!file.path.endsWith('.controller.ts')) return [];
  return importsOf(file).flatMap(({ specifier, path, line }) => {
    const behind = /-(store|row|client)\.js$/.test(specifier) || specifier === 'typeorm' || (path ?? '').startsWith('src/database/');
    return behind ? [`${file.path}:${line}: a controller calls verbs, not ${specifier}`] : [];
  });
});

/** A module is wiring: it decides nothing. */
export const plainModules = inSource((file) => {
  if (!file.path.endsWith('.module.ts')) return [];
  return [...nodesOf(file)].flatMap((node) => (LOGIC.has(node.kind) ? [faultAt(file, node, 'a module is wiring and decides nothing')] : []));
});
