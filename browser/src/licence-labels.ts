import { licenceIdentifierParts } from '../../src/licence/register/licence-identifier.js';
import type { Names } from '../../src/web/texts/lang.js';
import { fieldsOf } from './jws.js';
import { namesOf } from './trust-list.js';
import type { CodeReport } from './verify-code.js';

/** How a licence type and its code fields are called. Names only: every value comes from the signed code. */
export interface LicenceLabels {
  readonly names?: Names;
  readonly fields: ReadonlyMap<number, Names>;
}

/** Of a printed code, under which version its fields were numbered; of a live one, which has no fields, as the type is called now. Without an answer the fields go by their numbers. */
export async function licenceLabels({ claims, live }: CodeReport, fetchText: (path: string) => Promise<string>): Promise<LicenceLabels> {
  const nothing: LicenceLabels = { fields: new Map() };
  try {
    if (claims !== undefined) return labelsIn(await fetchText(`/v/types/${claims.typeCode}/${claims.typeVersion}`));
    return live === undefined ? nothing : labelsIn(await fetchText(`/v1/licence-types/${licenceIdentifierParts(live.identifier).typeCode}`));
  } catch {
    return nothing;
  }
}

/** `{names, codeFields: [{key, label}]}` */
function labelsIn(text: string): LicenceLabels {
  const answer = fieldsOf(JSON.parse(text));
  const names = namesOf(answer['names']);
  const listed: unknown = answer['codeFields'];
  const fields = new Map((Array.isArray(listed) ? listed : []).flatMap(labelOf));
  return { ...(names === undefined ? {} : { names }), fields };
}

function labelOf(value: unknown): [number, Names][] {
  const field = fieldsOf(value);
  const key = field['key'];
  const label = namesOf(field['label']);
  return typeof key === 'number' && label !== undefined ? [[key, label]] : [];
}
