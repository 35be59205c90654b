import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What jest's `describe` is to a suite; `needs` may answer with one that skips or fails. */
export type Describe = (name: string, suite: () => void) => void;

/** Absolute path of a program on the PATH or in the system folders that a plain user's PATH leaves out; undefined where absent. */
export function whereIs(tool: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin', '/usr/local/sbin'];
  return folders.filter(Boolean).map((folder) => join(folder, tool)).find(isProgram);
}

/**
 * `describe` for a suite that needs programs of the machine: `needs('zbarimg')('the printed code', () => …)`.
 * Where one is absent the suite is skipped with the reason printed, or fails under `REQUIRE_ALL=1`.
 */
export function needs(...tools: readonly string[]): Describe {
  return describeUnless(tools.filter((tool) => whereIs(tool) === undefined));
}

/** `describe`, unless something is absent. The suite's body is then never run: it may read at once what is not there. */
export function describeUnless(absent: readonly string[]): Describe {
  if (absent.length === 0) return describe;
  const reason = `needs ${absent.join(', ')}`;
  if (process.env['REQUIRE_ALL'] === '1') {
    return (name) =>
      describe(name, () => {
        it(reason, () => {
          throw new Error(`${reason}: absent here, and REQUIRE_ALL=1 allows no skipping`);
        });
      });
  }
  return (name) => {
    process.stderr.write(`skipped: ${name}: ${reason}\n`);
    describe.skip(name, () => {
      it(reason, () => undefined);
    });
  };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
