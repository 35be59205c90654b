import type { JsonObject } from '../../src/primitives/canonical-json.js';
import { sha256 } from '../../src/primitives/digest.js';
import { digestOf, faceName } from '../../src/licence/sealed/disclosure.js';
import { disclosedFields, parseSealedLicence, select } from '../../src/licence/sealed/sealed-licence.js';
import { isSignedByExample } from '../support/codes.js';
import { exampleDisclosures, sealedLicence, SEALED_CLAIMS } from '../support/sealed.js';
import { needsVectors, vectorJson } from '../support/vectors.js';

interface Vector {
  readonly claims: JsonObject;
  readonly disclosureFrame: { readonly _sd?: readonly (string | number)[] };
  readonly presentationFrames: Readonly<Record<string, boolean>>;
  readonly presentedClaims: JsonObject;
}

/** Inside the profile: every claim is a disclosure of its own, none inside another. */
const JUDGED = ['array_in_sd', 'header_mod', 'json_serialization', 'key_binding'];

/** Outside the profile: our licences disclose whole fields, never elements of an array nor members of an object. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  array_data_types: 'elements of an array',
  array_full_sd: 'members of an object',
  array_nested_in_plain: 'elements of an array',
  array_none_disclosed: 'members of an object',
  array_of_nulls: 'elements of an array',
  array_of_objects: 'elements of an array',
  array_of_scalars: 'elements of an array',
  array_recursive_sd: 'elements of an array',
  array_recursive_sd_some_disclosed: 'elements of an array',
  complex: 'members of an object, decoys inside them',
  no_sd: 'claims in clear',
  object_data_types: 'members of an object',
  recursions: 'members of members',
};

describe('the digests of RFC 9901 §4.2.3', () => {
  it.each([
    ['["6qMQvRL5haj", "family_name", "Möbius"]', 'WyI2cU1RdlJMNWhhaiIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0', 'uutlBuYeMDyjLLTpf6Jxi7yNkEF35jdyWMn9U7b_RYY'],
    ['["_26bc4LT-ac6q2KI6cBW5es", "family_name", "Möbius"]', 'WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0', 'X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0'],
  ])('of %s', (json, text, digest) => {
    expect(Buffer.from(json).toString('base64url')).toBe(text);
    expect(digestOf(text, sha256)).toBe(digest);
  });
});

needsVectors('sd-jwt')('the issue, presentation and verification cases of sd-jwt-js', () => {
  it.each(JUDGED)('%s: what is presented is what the case presents', (name) => {
    const { claims, disclosureFrame, presentationFrames, presentedClaims } = vectorJson<Vector>(`sd-jwt/${name}.json`);
    expect(new Set(disclosureFrame._sd)).toEqual(new Set(Object.keys(claims)));
    const fields = Object.entries(claims).map(([claim, value]) => [faceName(claim), value] as const);
    const sealed = parseSealedLicence(sealedLicence(SEALED_CLAIMS, exampleDisclosures(fields)), sha256);
    const shown = parseSealedLicence(select(sealed, new Set(Object.keys(presentationFrames).map(faceName))), sha256);
    const presented = Object.fromEntries([...disclosedFields(shown)].map(([each, value]) => [each.slice('face/'.length), value]));
    expect(presented).toEqual(presentedClaims);
    expect(isSignedByExample(shown.jws.toBeSigned, shown.jws.signature)).toBe(true);
  });

  it.each(Object.entries(LEFT_OUT))('%s is left out: %s', (name) => {
    const { claims, disclosureFrame } = vectorJson<Vector>(`sd-jwt/${name}.json`);
    const named = new Set(disclosureFrame._sd);
    const inClear = Object.keys(claims).some((claim) => !named.has(claim));
    const nested = Object.keys(disclosureFrame).some((each) => each !== '_sd');
    expect(nested || inClear).toBe(true);
  });
});
