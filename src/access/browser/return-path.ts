import { Refusal } from '../../primitives/refusal.js';

/** Where to go after signing in, unless told. */
const HOME = '/';
const MAX_CHARACTERS = 512;
/** Printable ASCII without blank and backslash, which browsers read as a slash. */
const LOCAL = /^\/(?:[!-.0-[\]-~][!-[\]-~]*)?$/;

/**
 * A path of this service, `/phone?tab=codes`. Anything that a browser could take for another host is refused: a link with our name
 * on it must not lead away after a sign-in. @throws Refusal malformed RETURN_NOT_LOCAL
 */
export function parseReturnPath(text: string | undefined): string {
  if (text === undefined) return HOME;
  if (text.length <= MAX_CHARACTERS && LOCAL.test(text)) return text;
  throw new Refusal('malformed', 'RETURN_NOT_LOCAL', '返回地址须为本系统的路径。After signing in only a path of this service can be opened.');
}
