/** The papers that a licence may be printed on; each has its colours in the stylesheet. */
export const TONES = ['indigo', 'pine', 'ochre', 'plum', 'jade', 'slate'] as const;
export type Tone = (typeof TONES)[number];

/** The paper of a licence type: the same type has the same paper everywhere, and neighbours in a catalogue differ. */
export function toneOf(typeCode: string): Tone {
  const sum = [...typeCode].reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0);
  return TONES[sum % TONES.length] ?? 'indigo';
}
