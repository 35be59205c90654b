import { referenceView } from '../../src/web/page/reference-view.js';
import { schemaRows } from '../../src/web/page/schema-view.js';
import { DOCUMENT } from './fixtures.js';

const VIEW = referenceView(DOCUMENT, '/openapi.json');
const [ISSUE, DELETE] = VIEW.groups[0]?.operations ?? [];

describe('the reference that people read', () => {
  it('groups the operations by their first tag, in the order of the document', () => {
    expect(VIEW.groups.map(({ name, operations }) => [name, ...operations.map(({ method, path }) => `${method} ${path}`)])).toEqual([
      ['licence', 'POST /v1/licences', 'DELETE /v1/licences/{identifier}'],
      ['recognition', 'POST /v1/recognition/look-ups', 'GET /status-lists/{id}'],
    ]);
  });

  it('says which operations need no token', () => {
    expect(VIEW.groups.flatMap(({ operations }) => operations.map(({ open }) => open))).toEqual([false, false, false, true]);
  });

  it('gives a call that a shell takes as it stands, quotes in names included', () => {
    expect(ISSUE?.example).toBe(
      `curl -X POST "$HOST/v1/licences" \\
  -H "Authorization: Bearer $TOKEN" \\
  -H 'Idempotency-Key: …' \\
  -H 'Content-Type: application/json' \\
  -d '{
  "typeCode": "11990000MA9900001J001",
  "holders": [
    {
      "name": "O'\\''Lin"
    }
  ],
  "trustLevel": "A"
}'`,
    );
  });

  it('names an operation that has no id after its method and path', () => {
    expect(DELETE?.anchor).toBe('delete-v1-licences-identifier-');
  });

  it('shows nested properties below their parent, with bounds', () => {
    expect(VIEW.schemas[0]?.rows.map(({ name, depth, type, required, limits }) => [name, depth, type, required, limits])).toEqual([
      ['typeCode', 0, 'string', true, '^[0-9A-Z]{21}$'],
      ['holders', 0, 'object[]', true, '1…50'],
      ['name', 1, 'string', true, '…200'],
      ['trustLevel', 0, 'string', false, 'A · B · C · D'],
    ]);
  });

  it('names a schema that refers to itself and does not walk in circles', () => {
    expect(VIEW.schemas[1]?.rows.map(({ name, type, anchor }) => [name, type, anchor])).toEqual([
      ['identifier', 'string', undefined],
      ['versions', 'Licence[]', 'schema-Licence'],
    ]);
  });

  it('leaves the deepest nesting to the machine-readable document', () => {
    let schema = {};
    for (let level = 0; level < 100; level++) schema = { properties: { inner: schema } };
    expect(schemaRows(schema)).toHaveLength(7);
  });

  it('is empty for a document without paths', () => {
    expect(referenceView({ info: { title: 'T', version: '1' } }, '/openapi.json')).toMatchObject({ groups: [], schemas: [] });
  });
});
