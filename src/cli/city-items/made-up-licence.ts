import type { Example } from '../../catalogue/service-item/example.js';
import type { LicenceTypeDefinition } from '../../catalogue/licence-type.js';

type ExampleHolder = Example['holders'][number];
export type ExampleLicence = ExampleHolder['licences'][number];

/** The day on which the made-up holders of every example come to the counter. */
const TODAY = '2026-06-01';

/** A licence in force since the year before, for another four years; what differs is told. */
export function madeUp(type: LicenceTypeDefinition, fields: ExampleLicence['fields'], change: Partial<ExampleLicence> = {}): ExampleLicence {
  return { licenceType: type.code, standing: 'inForce', validFrom: '2025-06-01', validUntil: '2030-05-31', fields, ...change };
}

/** One made-up holder with these licences, and what the needs must come to. */
export function madeUpCase(name: string, category: ExampleHolder['category'], licences: readonly ExampleLicence[], expected: Example['expected']): Example {
  return { name, today: TODAY, holders: [{ category, licences: [...licences] }], expected };
}
