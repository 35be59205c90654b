import type { PrintedCodeClaims } from '../../src/licence/code/printed-code.js';
import type { Names } from '../../src/web/texts/lang.js';
import { fieldsOf } from './jws.js';
import { namesOf } from './trust-list.js';

/** How a licence type and its code fields are called. Names only: every value comes from the signed code. */
export interface LicenceLabels {
  readonly names?: Names;
  readonly fields: ReadonlyMap<number, Names>;
}

/** `GET /v/types/{typeCode}/{version}`: `{names, codeFields: [{key, label}]}`. Without it the fields go by their numbers. */
export async function licenceLabels(claims: PrintedCodeClaims, fetchText: (path: string) => Promise<string>): Promise<LicenceLabels> {
  try {
    const answer = fieldsOf(JSON.parse(await fetchText(`/v/types/${claims.typeCode}/${claims.typeVersion}`)));
    const names = namesOf(answer['names']);
    const listed: unknown = answer['codeFields'];
    const fields = new Map((Array.isArray(listed) ? listed : []).flatMap(labelOf));
    return { ...(names === undefined ? {} : { names }), fields };
  } catch {
    return { fields: new Map() };
  }
}

function labelOf(value: unknown): [number, Names][] {
  const field = fieldsOf(value);
  const key = field['key'];
  const label = namesOf(field['label']);
  return typeof key === 'number' && label !== undefined ? [[key, label]] : [];
}
