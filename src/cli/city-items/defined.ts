import type { ServiceItemDefinition } from '../../catalogue/service-item/service-item.js';
import type { CityServiceItem } from '../city/service-items.js';

/** A matter of the city as its department publishes it. In effect since the beginning of the year: it was so before the repository was founded. */
export function defined({ code, names, department, kind, caseNumber }: CityServiceItem, needs: ServiceItemDefinition['needs'] = [], examples: ServiceItemDefinition['examples'] = []): ServiceItemDefinition {
  return { code, names, department: department.code, kind, caseNumber, effectiveFrom: '2026-01-01', needs, examples };
}
