/**
 * What a key is for. Each key has one use and is refused for any other, so that a signature made for one purpose can
 * never be passed off as another: a shown code is not a printed code, an answer is not a licence.
 * `certificate` is the use of CA keys. `tls-server` is the only use whose private key leaves the vault, because the
 * TLS stack must hold it.
 */
export const KEY_USES = [
  'licence',
  'printed-code',
  'dynamic-code',
  'copy',
  'status-list',
  'answer',
  'checkpoint',
  'timestamp',
  'ocsp',
  'trust-list',
  'token',
  'certificate',
  'tls-server',
] as const;

export type KeyUse = (typeof KEY_USES)[number];

export function isKeyUse(word: string): word is KeyUse {
  return (KEY_USES as readonly string[]).includes(word);
}
