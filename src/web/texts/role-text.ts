import type { Texts } from './texts.js';

/** As what a service item concerns somebody, in words; a role that has none yet, as the item spells it. */
export function roleText(role: string, t: Texts): string {
  const text = (t as Readonly<Record<string, unknown>>)[`role_${role}`];
  return typeof text === 'string' ? text : role;
}
