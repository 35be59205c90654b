import ts from 'typescript';
import { faultAt, nodesOf, type Rule } from './source.js';

const SILENCERS = /eslint-disable|@ts-(ignore|nocheck|expect-error)/;

/** No default export, no `forwardRef`, no `any`, and nobody silences the compiler or the linter. */
export const language: Rule = (files) =>
  files.flatMap((file) => {
    const silenced = file.text.split('\n').flatMap((line, index) => (SILENCERS.test(line) ? [`${file.path}:${index + 1}: silences the compiler or the linter`] : []));
    const said = [...nodesOf(file)].flatMap((node) => {
      const sentence = objectionTo(node);
      return sentence === undefined ? [] : [faultAt(file, node, sentence)];
    });
    return [...silenced, ...said];
  });

function objectionTo(node: ts.Node): string | undefined {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return '`any` is no type';
  if (node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isDefaultClause(node.parent)) return 'exports have names, none is the default';
  if (ts.isExportAssignment(node)) return 'exports have names, none is the default';
  if (ts.isExportSpecifier(node) && node.name.text === 'default') return 'exports have names, none is the default';
  if (ts.isIdentifier(node) && node.text === 'forwardRef') return '`forwardRef` hides a circle';
  return undefined;
}
