import ts from 'typescript';
import { type Fault, faultAt, nodesOf, type SourceFile } from './source.js';

/** Codes as the source has them, and the places where a code cannot be read off the source. */
export interface Codes {
  readonly codes: ReadonlySet<string>;
  readonly faults: readonly Fault[];
}

/** The code of every `new Refusal(kind, code, …)`, and of `super(kind, code, …)` in a class that extends `Refusal`: always a literal, or a choice between literals. */
export function refusalCodes(files: readonly SourceFile[]): Codes {
  const codes = new Set<string>();
  const faults: Fault[] = [];
  for (const file of files) {
    for (const node of nodesOf(file)) {
      if (!makesRefusal(node)) continue;
      const found = literalsOf(node.arguments?.[1]);
      if (found.length === 0) faults.push(faultAt(file, node, 'the code of a refusal is written where it is made'));
      for (const code of found) codes.add(code);
    }
  }
  return { codes, faults };
}

/** The codes of findings: the members of `FindingCode`. */
export function findingCodes(files: readonly SourceFile[]): Set<string> {
  const types = files.flatMap((file) => [...nodesOf(file)].filter(ts.isTypeAliasDeclaration)).filter(({ name }) => name.text === 'FindingCode');
  return new Set(types.flatMap(({ type }) => (ts.isUnionTypeNode(type) ? [...type.types] : [])).map((member) => member.getText().replaceAll("'", '')));
}

/** First cells, `` `CODE` ``, of the Markdown tables whose first column is headed so. */
export function tableColumn(markdown: string, heading: string): Set<string> {
  const cells = new Set<string>();
  let inTable = false;
  for (const line of markdown.split('\n')) {
    const cell = /^\|\s*([^|]*?)\s*\|/.exec(line)?.[1];
    if (cell === undefined) inTable = false;
    else if (cell.toLowerCase() === heading) inTable = true;
    else if (inTable && cell.startsWith('`')) cells.add(cell.replaceAll('`', ''));
  }
  return cells;
}

/** What one side has and the other lacks. */
export function disagreements(inSource: ReadonlySet<string>, inReadme: ReadonlySet<string>): Fault[] {
  return [
    ...[...inSource].filter((code) => !inReadme.has(code)).map((code) => `README.md: does not list ${code}`),
    ...[...inReadme].filter((code) => !inSource.has(code)).map((code) => `README.md: lists ${code}, which no source has`),
  ];
}

const MACHINE_PATH = new RegExp(String.raw`(^|[^\w.\-/}*])/(work|farm|tmp|root|home|Users)/[A-Za-z]`);
const REGISTRY = new RegExp(['registry\\.npmjs', 'registry\\.npmmirror', 'npm\\.pkg\\.github', 'registry\\.yarnpkg'].join('|'));

/** No path of somebody's machine and no host of a package registry stands in any file. */
export function machineTraces(files: readonly SourceFile[]): Fault[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (MACHINE_PATH.test(line) || REGISTRY.test(line) ? [`${path}:${index + 1}: names a machine's path or a registry`] : [])),
  );
}

type Making = (ts.NewExpression | ts.CallExpression) & { readonly arguments?: ts.NodeArray<ts.Expression> };

function makesRefusal(node: ts.Node): node is Making {
  if (ts.isNewExpression(node)) return ts.isIdentifier(node.expression) && node.expression.text === 'Refusal';
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.SuperKeyword) return false;
  const type = ts.findAncestor(node, ts.isClassLike);
  return type?.heritageClauses?.some((clause) => clause.types.some(({ expression }) => expression.getText() === 'Refusal')) ?? false;
}

function literalsOf(node: ts.Expression | undefined): string[] {
  if (node === undefined) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (!ts.isConditionalExpression(node)) return [];
  const [whenTrue, whenFalse] = [literalsOf(node.whenTrue), literalsOf(node.whenFalse)];
  return whenTrue.length > 0 && whenFalse.length > 0 ? [...whenTrue, ...whenFalse] : [];
}
