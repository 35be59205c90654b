import { posix } from 'node:path';
import { fileBehind, importsOf, type Rule } from './source.js';

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** No file imports itself by any way round, for a value or a type; and no folder does: subfolders are stacked like floors. */
export const circles: Rule = (files) => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const between = new Map(
    files.map((file) => [file.path, new Set(importsOf(file).flatMap(({ path }) => fileBehind(path, byPath)?.path ?? []))]),
  );
  const inFiles = circlesIn(between).map((circle) => `${circle[0]}: imports itself: ${circle.join(' → ')}`);
  if (inFiles.length > 0) return inFiles;
  return circlesIn(foldersOf(between)).map((circle) => `${circle[0]}: folders import each other: ${circle.join(' → ')}`);
};

/** A file directly in `src/` is a floor of its own, therefore a folder of its own here. */
function folderOf(path: string): string {
  return posix.dirname(path) === 'src' ? path : posix.dirname(path);
}

function foldersOf(between: Graph): Graph {
  const folders = new Map<string, Set<string>>();
  for (const [path, targets] of between) {
    const folder = folderOf(path);
    const others = folders.get(folder) ?? new Set<string>();
    for (const target of targets) if (folderOf(target) !== folder) others.add(folderOf(target));
    folders.set(folder, others);
  }
  return folders;
}

/** One circle for each edge that closes one, by depth-first search. */
function circlesIn(graph: Graph): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (place: string): void => {
    const since = way.indexOf(place);
    if (since >= 0) found.push([...way.slice(since), place]);
    if (since >= 0 || done.has(place)) return;
    way.push(place);
    for (const next of graph.get(place) ?? []) visit(next);
    way.pop();
    done.add(place);
  };
  for (const place of graph.keys()) visit(place);
  return found;
}
