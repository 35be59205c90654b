/** Ideographs that live systems keep although NFC would replace them: CJK Compatibility Ideographs. */
const COMPATIBILITY_IDEOGRAPH = /[\u{F900}-\u{FAFF}]/u;

const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/\p{Cc}/u, 'a control character'],
  [/\p{Cf}/u, 'an invisible format character'],
  [/\p{Cs}/u, 'half of a surrogate pair'],
  [/\p{Cn}/u, 'not a character of Unicode'],
];

/** Any of the above: most text has none, and is asked once and not character by character. */
const ANY_FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Cn}]/u;

/** Dots written between the parts of a name: 买买提·艾力, 买买提•艾力, 买买提.艾力. */
const DOTS = /[.\u{B7}\u{2022}\u{2027}\u{2219}\u{22C5}\u{2E31}\u{30FB}\u{A78F}]/gu;

/**
 * What is wrong with a piece of text that would be signed, in a sentence that says how to mend it; undefined for good text.
 * Text is refused, never silently changed: it must be in Unicode NFC (U+F900–FAFF excepted) without control, format,
 * surrogate or unassigned characters, line breaks included. Whether the fonts can draw it is asked elsewhere.
 * @param maxCharacters in code points: 𠮷 counts as one
 */
export function flawInText(text: string, maxCharacters: number): string | undefined {
  if (text.length <= maxCharacters && !ANY_FORBIDDEN.test(text) && text === text.normalize('NFC')) return undefined;
  // A code point is at most two UTF-16 units: an enormous text is turned away before it is taken apart.
  const characters = text.length > 2 * maxCharacters ? undefined : Array.from(text);
  if (!characters || characters.length > maxCharacters) return `has more than ${maxCharacters} characters`;
  return flawInCharacters(characters) ?? flawInNormalForm(text);
}

/**
 * The form under which text is searched, never signed and never shown: NFKC, dots unified to U+00B7, spaces off.
 * Two writings of one name have one key.
 */
export function matchKey(text: string): string {
  const bare = text.normalize('NFKC').replace(/\p{White_Space}/gu, '').replace(DOTS, '·');
  // Taking out a space can bring a mark beside a letter that it combines with.
  return bare.normalize('NFKC');
}

function flawInCharacters(characters: readonly string[]): string | undefined {
  for (const [index, character] of characters.entries()) {
    const forbidden = FORBIDDEN.find(([pattern]) => pattern.test(character));
    if (forbidden) return `character ${index + 1} (${codePoint(character)}) is ${forbidden[1]}`;
  }
  return undefined;
}

function flawInNormalForm(text: string): string | undefined {
  let before = 0;
  for (const piece of text.split(COMPATIBILITY_IDEOGRAPH)) {
    const written = Array.from(piece);
    const normal = Array.from(piece.normalize('NFC'));
    const index = written.findIndex((character, at) => character !== normal[at]);
    if (index >= 0) {
      const position = before + index + 1;
      return `character ${position} is not in Unicode NFC form: write ${codePoint(normal[index] ?? '')} there`;
    }
    before += written.length + 1;
  }
  return undefined;
}

function codePoint(character: string): string {
  const value = character.codePointAt(0) ?? 0;
  return `U+${value.toString(16).toUpperCase().padStart(4, '0')}`;
}
