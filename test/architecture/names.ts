import ts from 'typescript';
import { faultAt, nodesOf, parse, type Rule, type SourceFile } from './source.js';

/** Say nothing anywhere in a file's name (`string-utils.ts`). */
const EMPTY_WORDS = new Set(['util', 'utils', 'helper', 'helpers', 'dto', 'dtos', 'manager', 'impl']);
/** Say nothing as a whole name; as a part they can be the field's (`common-name.ts`). */
const EMPTY_NAMES = new Set(['common', 'shared', 'core', 'misc']);
const EMPTY_TYPE = /^I[A-Z][a-z]|.(Impl|Helpers?|Managers?|Utils?|Dto)$/;

/** Files, folders and exported types are named in the field's words. */
export const names: Rule = (files) => files.flatMap((file) => [...emptyPath(file), ...emptyTypes(file)]);

function emptyPath({ path }: SourceFile): string[] {
  return path
    .replace(/\.tsx?$/, '')
    .split('/')
    .filter((part) => EMPTY_NAMES.has(part) || part.split(/[-_.]/).some((word) => EMPTY_WORDS.has(word)))
    .map((part) => `${path}: the name \`${part}\` says nothing`);
}

function emptyTypes(file: SourceFile): string[] {
  return [...nodesOf(file)].flatMap((node) => {
    if (!(ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))) return [];
    const name = node.name?.text ?? '';
    return EMPTY_TYPE.test(name) ? [faultAt(file, node, `the name \`${name}\` says nothing`)] : [];
  });
}

/** No `index.ts`, no `export *`, no file that only passes on what others export. */
export const barrels: Rule = (files) =>
  files.flatMap((file) => {
    const statements = parse(file).statements;
    const passing = statements.filter(ts.isExportDeclaration).filter((statement) => statement.moduleSpecifier !== undefined);
    const stars = passing.filter(({ exportClause }) => exportClause === undefined || ts.isNamespaceExport(exportClause));
    const all = passing.length > 0 && statements.every((statement) => ts.isExportDeclaration(statement) || ts.isImportDeclaration(statement));
    return [
      ...(/\/index\.tsx?$/.test(file.path) ? [`${file.path}: an index is a barrel`] : []),
      ...(all ? [`${file.path}: only passes on what others export`] : []),
      ...stars.map((star) => faultAt(file, star, 'exports everything of another file')),
    ];
  });

const MOST_LINES = 300;
const MOST_FILES = 16;

/** No file above 300 lines. */
export const lengths: Rule = (files) =>
  files.flatMap(({ path, text }) => {
    const lines = text.replace(/\n$/, '').split('\n').length;
    return lines > MOST_LINES ? [`${path}: ${lines} lines, more than ${MOST_LINES}`] : [];
  });

/** No folder above 16 files of its own: more, and a noun is missing. */
export const crowds: Rule = (files) => {
  const inFolder = new Map<string, number>();
  for (const { path } of files) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    inFolder.set(folder, (inFolder.get(folder) ?? 0) + 1);
  }
  return [...inFolder].filter(([, count]) => count > MOST_FILES).map(([folder, count]) => `${folder}: ${count} files, more than ${MOST_FILES}`);
};
