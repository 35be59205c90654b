/** A name as it may be repeated to whoever wrote it: what does not look like one may be a holder code that slipped into its place. */
export function repeatable(name: string): string {
  return /^[A-Za-z_]{1,40}\d{0,2}$/.test(name) ? name : '…';
}

/** A JSON Pointer (RFC 6901 §3) to a place in a request, in names and numbers that may be repeated: those need no escape. */
export function repeatablePointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${/^\d{1,5}$/.test(String(part)) ? String(part) : repeatable(String(part))}`).join('');
}
