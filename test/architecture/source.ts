import { posix } from 'node:path';
import ts from 'typescript';

/** A file of the repository: its path from the root, with `/`, and its whole text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What a rule found wrong: `src/licence/issue.ts:12: sentence`. */
export type Fault = string;

/** A rule of the architecture over the files that it is shown: no faults, no words. */
export type Rule = (files: readonly SourceFile[]) => Fault[];

/** One import or re-export of any kind: `import`, `export … from`, `import('…')`, `require('…')`, a type's `import('…')`. */
export interface Import {
  readonly specifier: string;
  /** The repository path behind a relative specifier, as TypeScript source; undefined for packages and `node:` modules. */
  readonly path: string | undefined;
  /** The names taken, as the other module calls them; `*` for a namespace, `default` for a default import. */
  readonly names: readonly string[];
  /** What a namespace or default import is called here. */
  readonly alias: string | undefined;
  readonly line: number;
}

const parsed = new WeakMap<SourceFile, ts.SourceFile>();

/** The file's syntax tree with parents, parsed once. */
export function parse(file: SourceFile): ts.SourceFile {
  const known = parsed.get(file);
  if (known !== undefined) return known;
  const kind = file.path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2023, true, kind);
  parsed.set(file, tree);
  return tree;
}

/** Every node of the file, parents before children. */
export function* nodesOf(file: SourceFile): Generator<ts.Node> {
  const waiting: ts.Node[] = [parse(file)];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    const children: ts.Node[] = [];
    ts.forEachChild(node, (child) => {
      children.push(child);
    });
    waiting.push(...children.reverse());
  }
}

export function faultAt(file: SourceFile, node: ts.Node, sentence: string): Fault {
  return `${file.path}:${lineOf(file, node)}: ${sentence}`;
}

export function importsOf(file: SourceFile): Import[] {
  const imports: Import[] = [];
  for (const node of nodesOf(file)) {
    const from = specifierOf(node);
    if (from === undefined) continue;
    const clause = ts.isImportDeclaration(node) ? node.importClause : undefined;
    const bound = clause?.namedBindings;
    imports.push({
      specifier: from,
      path: from.startsWith('.') ? sourcePath(file.path, from) : undefined,
      names: namesOf(node),
      alias: clause?.name?.text ?? (bound !== undefined && ts.isNamespaceImport(bound) ? bound.name.text : undefined),
      line: lineOf(file, node),
    });
  }
  return imports;
}

/** The file behind an import's path, however the specifier spells its ending. */
export function fileBehind(path: string | undefined, byPath: ReadonlyMap<string, SourceFile>): SourceFile | undefined {
  if (path === undefined) return undefined;
  return [path, `${path}x`, `${path}.ts`, `${path}.tsx`].map((spelled) => byPath.get(spelled)).find((file) => file !== undefined);
}

function lineOf(file: SourceFile, node: ts.Node): number {
  const tree = parse(file);
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

function specifierOf(node: ts.Node): string | undefined {
  let from: ts.Node | undefined;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) from = node.moduleSpecifier;
  else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) from = node.argument.literal;
  else if (ts.isExternalModuleReference(node)) from = node.expression;
  else if (ts.isCallExpression(node) && isLoader(node.expression)) from = node.arguments[0];
  return from !== undefined && ts.isStringLiteralLike(from) ? from.text : undefined;
}

function isLoader(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');
}

function namesOf(node: ts.Node): string[] {
  if (ts.isExportDeclaration(node)) {
    if (node.exportClause === undefined || ts.isNamespaceExport(node.exportClause)) return ['*'];
    return node.exportClause.elements.map((element) => (element.propertyName ?? element.name).text);
  }
  if (!ts.isImportDeclaration(node)) return ['*'];
  const clause = node.importClause;
  const names = clause?.name === undefined ? [] : ['default'];
  const bound = clause?.namedBindings;
  if (bound === undefined) return names;
  if (ts.isNamespaceImport(bound)) return [...names, '*'];
  return [...names, ...bound.elements.map((element) => (element.propertyName ?? element.name).text)];
}

/** ESM imports name the compiled file: `./issue.js` is `issue.ts`, `./page.jsx` is `page.tsx`. */
function sourcePath(importer: string, specifier: string): string {
  return posix.join(posix.dirname(importer), specifier).replace(/\.js(x?)$/, '.ts$1');
}
