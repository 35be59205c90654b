/**
 * Every way in which a text could lie in the clear in a file or a dump: UTF-8, UTF-16, hexadecimal of either case, JSON and URL escapes, and
 * base 64 of either alphabet at each of the three places where it can begin.
 */
export function writingsOf(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8');
  const hexadecimal = bytes.toString('hex');
  const escaped = [...text].map((character) => (character > '\u007f' ? [...Array(character.length).keys()].map((unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`).join('') : character)).join('');
  const writings = [bytes.toString('latin1'), Buffer.from(text, 'utf16le').toString('latin1'), hexadecimal, hexadecimal.toUpperCase(), encodeURIComponent(text), escaped];
  for (const offset of [0, 1, 2]) writings.push(...base64At(bytes, offset));
  return [...new Set(writings)];
}

/** Which of these texts lies in the clear somewhere in the haystack. @param haystack bytes as Latin-1 text */
export function foundIn(haystack: string, texts: Iterable<string>): string[] {
  return [...texts].filter((text) => writingsOf(text).some((writing) => haystack.includes(writing)));
}

/** The letters that depend on these bytes alone, whatever stands before and after them. */
function base64At(bytes: Buffer, offset: number): string[] {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes]);
  const first = Math.ceil((offset * 8) / 6);
  const last = Math.floor((whole.length * 8) / 6);
  return (['base64', 'base64url'] as const).map((alphabet) => whole.toString(alphabet).slice(first, last));
}
