import type { Rule, SourceFile } from './source.js';

/** Small trees of literal sources, by path. */
export type Tree = Readonly<Record<string, string>>;

/** One way to break a rule: what is done, the tree in which it is done, and a part of the fault that must be found. */
export type Planted = readonly [deed: string, tree: Tree, fault: string];

export function filesOf(tree: Tree): SourceFile[] {
  return Object.entries(tree).map(([path, text]) => ({ path, text }));
}

/** Declares the tests of one rule: the good tree passes, each planted fault is found, once. */
export function holds(sentence: string, rule: Rule, good: Tree, faults: readonly Planted[]): void {
  describe(sentence, () => {
    it('passes what is right', () => {
      expect(rule(filesOf(good))).toEqual([]);
    });

    it.each(faults)('finds %s', (_deed, tree, fault) => {
      expect(rule(filesOf(tree))).toEqual([expect.stringContaining(fault)]);
    });
  });
}
