import ts from 'typescript';
import { type Fault, nodesOf, type SourceFile } from './source.js';

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
