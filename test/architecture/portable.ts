import ts from 'typescript';
import { faultAt, fileBehind, importsOf, nodesOf, type Rule, type SourceFile } from './source.js';

const BROWSER_PACKAGES = /^(@noble\/[^/]+|preact|@preact\/signals)(\/|$)/;
const PORTABLE_PACKAGES = /^@noble\/[^/]+(\/|$)/;
const NODE_GLOBALS = new Set(['Buffer', 'process', '__dirname', '__filename', 'setImmediate']);

/**
 * What runs on a phone: files of `browser/` import each other, Preact, `@noble/*` and files of `src/`; those, all the
 * way down, import only their like and `@noble/*`, and use no global of Node. Show it the files of `browser/` and `src/`.
 */
export const portable: Rule = (files) => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const waiting = files.filter(({ path }) => /^browser\/.*\.tsx?$/.test(path) && !path.endsWith('vite.config.ts'));
  const seen = new Set(waiting);
  const faults: string[] = [];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    faults.push(...foreignImports(file), ...nodeGlobals(file));
    for (const { path } of importsOf(file)) {
      const next = fileBehind(path, byPath);
      if (next === undefined || seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return faults;
};

function foreignImports(file: SourceFile): string[] {
  const inBrowser = file.path.startsWith('browser/');
  const packages = inBrowser ? BROWSER_PACKAGES : PORTABLE_PACKAGES;
  const folders = inBrowser ? /^(browser|src)\// : /^src\//;
  return importsOf(file)
    .filter(({ specifier, path }) => !(path === undefined ? packages.test(specifier) : folders.test(path)))
    .map(({ specifier, line }) => `${file.path}:${line}: runs on a phone and must not import ${specifier}`);
}

function nodeGlobals(file: SourceFile): string[] {
  return [...nodesOf(file)].flatMap((node) => {
    if (!ts.isIdentifier(node) || !NODE_GLOBALS.has(node.text)) return [];
    const parent = node.parent;
    const isName = (ts.isPropertyAccessExpression(parent) && parent.name === node) || (ts.isPropertyAssignment(parent) && parent.name === node) || ts.isPropertySignature(parent);
    return isName ? [] : [faultAt(file, node, `runs on a phone, where there is no \`${node.text}\``)];
  });
}
