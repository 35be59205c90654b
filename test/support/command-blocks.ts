import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { commandBlocks, isAsShown } from './readme.js';
import { repositoryRoot } from './repository.js';

const MINUTES = 60_000;
const BETWEEN = '--- the next block ---';

/** Runs a section's blocks one after another in one shell, in a folder of its own, with this build in place of `npm run cli`. @returns what each printed */
export async function runBlocks(section: string, where: { readonly folder: string; readonly origin: string; readonly environment: NodeJS.ProcessEnv }): Promise<string[]> {
  const script = commandBlocks(section)
    .map(({ commands }) => commands.replaceAll('npm run -s cli --', `node --no-warnings '${join(repositoryRoot, 'dist-test/src/cli.js')}'`).replaceAll('http://localhost:8080', where.origin))
    .join(`\necho '${BETWEEN}'\n`);
  const options = { cwd: where.folder, env: { ...process.env, ...where.environment }, timeout: 4 * MINUTES, maxBuffer: 16 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], options);
  return stdout.split(`${BETWEEN}\n`);
}

/** Holds what each block printed against what the page shows. @throws Error naming the block that printed something else */
export function expectAsShown(section: string, printed: readonly string[]): void {
  const blocks = commandBlocks(section);
  expect(printed).toHaveLength(blocks.length);
  for (const [place, { commands, shown }] of blocks.entries()) {
    const said = printed[place] ?? '';
    if (!isAsShown(said, shown)) throw new Error(`${commands}\nprinted\n${said}\nbut the page shows\n${shown}`);
  }
}
