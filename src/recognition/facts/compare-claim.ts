import { hex } from '../../primitives/digest.js';
import type { Instant } from '../../primitives/clock.js';
import { licenceOf, standingAt } from '../../licence/register/licence.js';
import type { LicenceVersionRow } from '../../licence/register/licence-row.js';
import type { OpenBody, SealedBodies } from '../../licence/sealed-body.js';
import { disclosedFields } from '../../licence/sealed/sealed-licence.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import { parseHolderAt } from '../ground/ground-order.js';
import type { Asked, FindVersions } from '../seen/find-versions.js';
import { compareFacts, confirmable, factsCode, type ClaimedFacts, type Comparison, type FactsCode } from './claimed-facts.js';

/** A claim held against the register. */
export interface ComparedClaim {
  readonly code: FactsCode;
  readonly compared: Readonly<Record<string, Comparison>>;
  /** The licence that the claim fits best; undefined: there is none. */
  readonly found?: { readonly version: LicenceVersionRow; readonly body: OpenBody };
}

/** Holds claimed facts against the licences that the claim names. Records nothing: whoever calls it records the read. */
export class CompareClaim {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly find: FindVersions,
    private readonly bodies: SealedBodies,
  ) {}

  /** @throws Refusal LICENCE_TYPE_UNKNOWN, HOLDER_CODE_… */
  async run(claim: ClaimedFacts, serviceItem: string, now: Instant): Promise<ComparedClaim> {
    const type = await this.catalogue.current(claim.licenceType);
    const ways = await this.waysTo(claim);
    const versions = ways.find(({ found }) => found.length > 0)?.found ?? [];
    const bodies = await this.bodies.open(versions.map((version) => version.id));
    const mayConfirm = confirmable(type, serviceItem);
    const judged = versions.flatMap((version): ComparedClaim[] => {
      const body = bodies.get(hex(version.id));
      if (body === undefined) return [];
      const ofFields = compareFacts(claim.fields, { ...version, disclosed: disclosedFields(body.sealed) }, mayConfirm);
      const ofWays = agreement(ways, version);
      const code = factsCode([...Object.values(ofFields), ...Object.values(ofWays)], standingAt(licenceOf(version), now));
      return [{ code, compared: { ...ofFields, ...ofWays }, found: { version, body } }];
    });
    return judged.reduce<ComparedClaim>((best, each) => (each.code < best.code || best.code === 5 ? each : best), { code: 5, compared: {} });
  }

  private waysTo(claim: ClaimedFacts): Promise<Way[]> {
    const bounds = { typeCodes: [claim.licenceType], proof: undefined };
    return Promise.all(askedBy(claim).map(async ([name, asked]) => ({ name, found: await this.find.run(asked, bounds) })));
  }
}

/** A way by which a claim names its licence, and where it leads. */
interface Way {
  readonly name: 'identifier' | 'number' | 'holder';
  readonly found: readonly LicenceVersionRow[];
}

/** Named in more than one way, all must lead to the licence: the right identifier with somebody else's code is a difference like any other. */
function agreement(ways: readonly Way[], version: LicenceVersionRow): Record<string, Comparison> {
  if (ways.length < 2) return {};
  return Object.fromEntries(ways.map(({ name, found }) => [name, found.some((each) => hex(each.id) === hex(version.id)) ? 'same' : 'differs'] as const));
}

function askedBy({ identifier, number, holder, licenceType }: ClaimedFacts): readonly (readonly [Way['name'], Asked])[] {
  return [
    ...(identifier === undefined ? [] : [['identifier', { identifiers: [identifier] }] as const]),
    ...(number === undefined ? [] : [['number', { number: { licenceType, number } }] as const]),
    ...(holder === undefined ? [] : [['holder', { holder: parseHolderAt(holder, '/evidence/facts/holder') }] as const]),
  ];
}
