import type { JsonObject, JsonValue } from '../../primitives/canonical-json.js';
import { withoutCodes } from './without-codes.js';

/** What a department said for what it read: the five elements 五要素 with calling system and cause, as far as they were stated. */
export interface StatedPurpose {
  readonly operator?: string;
  readonly serviceItemName?: string;
  readonly serviceItemCode?: string;
  readonly caseNumber?: string;
  readonly callingSystem?: string;
  readonly cause?: string;
}

/** A record's purpose is what a department's system wrote, or what somebody made of it since: nothing in it is relied on but that it is text. */
export function statedPurpose(recorded: string): StatedPurpose {
  const members = membersOf(recorded);
  const stated: Record<string, string> = {};
  for (const name of ['operator', 'serviceItemName', 'caseNumber', 'callingSystem', 'cause'] as const) {
    const value = members[name];
    if (typeof value === 'string') stated[name] = withoutCodes(value);
  }
  const item = members['serviceItemCode'];
  return typeof item === 'string' ? { ...stated, serviceItemCode: item } : stated;
}

function membersOf(recorded: string): JsonObject {
  try {
    const said = JSON.parse(recorded) as JsonValue;
    return typeof said === 'object' && said !== null && !Array.isArray(said) ? (said as JsonObject) : {};
  } catch {
    return {};
  }
}
