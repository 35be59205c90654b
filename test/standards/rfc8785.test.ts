import { canonicalJson } from '../../src/primitives/canonical-json.js';
import { parseBoundedJson } from '../../src/primitives/bounded-json.js';
import { needsVectors, vectorBytes } from '../support/vectors.js';

const text = (path: string) => new TextDecoder().decode(vectorBytes(path));

needsVectors('jcs')('RFC 8785 (vectors of its author)', () => {
  it.each(['arrays', 'french', 'structures', 'unicode', 'weird', 'values'])('%s', (name) => {
    // `values` holds numbers beyond 2^53, which the bounded reader refuses: there the platform's parser reads the input.
    const input = name === 'values' ? JSON.parse(text(`jcs/input/${name}.json`)) : parseBoundedJson(vectorBytes(`jcs/input/${name}.json`));
    const bytes = Buffer.from(canonicalJson(input), 'utf8');
    expect(bytes.toString('utf8')).toBe(text(`jcs/output/${name}.json`).trimEnd());
    expect(bytes.toString('hex')).toBe(text(`jcs/outhex/${name}.txt`).replaceAll(/\s/g, ''));
  });
});
