import type { Config } from '../config.js';
import type { Frame } from './page/page-view.js';

/** What stands on every page: that this is a demonstration, and where there is a sandbox. The demonstration is one itself. */
export function frameOf({ MODE, SANDBOX_URL }: Config): Frame {
  const sandboxHref = MODE === 'demonstration' ? '/docs#Sandbox-open' : SANDBOX_URL;
  return { demonstration: MODE === 'demonstration', ...(sandboxHref === undefined ? {} : { sandboxHref }) };
}
