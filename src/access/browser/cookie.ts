/** A cookie that only this service reads: HttpOnly, SameSite=Lax, the whole path, no domain. */
export interface Cookie {
  readonly name: string;
  /** ASCII without blanks, commas, semicolons and quotes (RFC 6265 §4.1.1). */
  readonly value: string;
  /** 0 takes the cookie away. */
  readonly lifetimeSeconds: number;
}

/**
 * The value of Set-Cookie. Under https the name is prefixed `__Host-`, which browsers take only from this very host over TLS
 * (RFC 6265bis §4.1.3.2); a page of a neighbouring host cannot plant one.
 */
export function cookieHeader(origin: string, { name, value, lifetimeSeconds }: Cookie): string {
  const secure = isSecure(origin) ? '; Secure' : '';
  return `${cookieName(origin, name)}=${value}; Path=/; Max-Age=${lifetimeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}

/** The value that the browser sent back; undefined where it sent none, or two under one name. */
export function readCookie(header: string | undefined, origin: string, name: string): string | undefined {
  const prefix = `${cookieName(origin, name)}=`;
  const values = (header ?? '').split(';').map((pair) => pair.trim()).filter((pair) => pair.startsWith(prefix));
  return values.length === 1 ? values[0]?.slice(prefix.length) : undefined;
}

function cookieName(origin: string, name: string): string {
  return isSecure(origin) ? `__Host-${name}` : name;
}

function isSecure(origin: string): boolean {
  return origin.startsWith('https://');
}
