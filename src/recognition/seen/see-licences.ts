import { hex } from '../../primitives/digest.js';
import type { Instant } from '../../primitives/clock.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import { licenceSummary } from '../../licence/licence-view.js';
import type { LicenceVersionRow } from '../../licence/register/licence-row.js';
import type { OpenBody, SealedBodies } from '../../licence/sealed-body.js';
import { disclosedFields, select } from '../../licence/sealed/sealed-licence.js';
import { chooseDisclosures, type Seeing } from './disclosure-choice.js';
import type { SeenLicence } from './seen-licence.js';

/** A version of the register with what a reader sees of it. */
export interface SeenVersion {
  readonly version: LicenceVersionRow;
  readonly licence: SeenLicence;
}

/** Opens versions of the register as far as a reader may see them. Records nothing: whoever calls it records the read before anything leaves. */
export class SeeLicences {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly bodies: SealedBodies,
  ) {}

  /** @returns in the order of the versions; one of which nothing may be told is left out: then not even that it exists */
  async run(versions: readonly LicenceVersionRow[], seeing: Seeing, now: Instant): Promise<SeenVersion[]> {
    const bodies = await this.bodies.open(versions.map((version) => version.id));
    const seen = await Promise.all(
      versions.map(async (version) => {
        const body = bodies.get(hex(version.id));
        const licence = body && (await this.seen(version, body, { ...seeing, now }));
        return licence === undefined ? [] : [{ version, licence }];
      }),
    );
    return seen.flat();
  }

  /** What may be told is the current catalogue row's to say, what the fields are called the row's under which it was issued. */
  private async seen(version: LicenceVersionRow, { sealed }: OpenBody, seeing: Seeing & { readonly now: Instant }): Promise<SeenLicence | undefined> {
    const [issuedAs, current] = await Promise.all([this.catalogue.version(version.typeCode, version.typeVersion), this.catalogue.current(version.typeCode)]);
    const { names, withheld } = chooseDisclosures(current, sealed.disclosures.map(({ name }) => name), seeing);
    if (names.size === 0) return undefined;
    const facts = Object.fromEntries([...disclosedFields(sealed)].filter(([name]) => names.has(name)));
    return { ...licenceSummary(version, seeing.now), names: issuedAs.names, facts, withheld, sealedLicence: select(sealed, names) };
  }
}
