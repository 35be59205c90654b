import { hex } from '../../primitives/digest.js';
import type { Instant } from '../../primitives/clock.js';
import { dateInChina } from '../../primitives/calendar-date.js';
import type { JsonValue } from '../../primitives/canonical-json.js';
import { derivedAnswers } from '../../catalogue/derivation.js';
import type { LicenceType } from '../../catalogue/licence-type.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import { licenceSummary } from '../../licence/licence-view.js';
import type { LicenceVersionRow } from '../../licence/register/licence-row.js';
import type { OpenBody, SealedBodies } from '../../licence/sealed-body.js';
import { disclosedFields, select } from '../../licence/sealed/sealed-licence.js';
import { chooseDisclosures, type Seeing } from './disclosure-choice.js';
import type { DerivedAnswer, SeenLicence } from './seen-licence.js';

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
    const { names, derived, withheld } = chooseDisclosures(current, sealed.disclosures.map(({ name }) => name), seeing);
    if (names.size + derived.size === 0) return undefined;
    const disclosed = disclosedFields(sealed);
    const facts = Object.fromEntries([...disclosed].filter(([name]) => names.has(name)));
    return { ...licenceSummary(version, seeing.now), names: issuedAs.names, facts, derived: drawn(current, derived, { version, disclosed }, seeing.now), withheld, sealedLicence: select(sealed, names) };
  }
}

/** The derived answers that may be told, each with its name in words. */
function drawn(
  { sharing }: LicenceType,
  told: ReadonlySet<string>,
  { version, disclosed }: { readonly version: LicenceVersionRow; readonly disclosed: ReadonlyMap<string, JsonValue> },
  now: Instant,
): Record<string, DerivedAnswer> {
  const derivations = sharing.derivations ?? [];
  const fields = new Map([...disclosed].flatMap(([name, value]) => (name.startsWith('face/') ? [[name.slice('face/'.length), value] as const] : [])));
  const answers = derivedAnswers(derivations, told, { fields, validFrom: version.validFrom, validUntil: version.validUntil }, dateInChina(now));
  return Object.fromEntries(derivations.flatMap(({ name, label }) => [answers.get(name)].flatMap((answer) => (answer === undefined ? [] : [[name, { label, answer }]]))));
}
