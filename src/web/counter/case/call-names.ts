import type { Catalogue } from '../../../catalogue/catalogue.js';
import type { LicenceType } from '../../../catalogue/licence-type.js';
import type { CaseEntry } from '../../../recognition/case/kept/counter-case.js';
import type { LookUpAnswer } from '../../../recognition/look-up.js';
import type { TrustedKeys } from '../../../trust/trusted-keys.js';
import type { Called } from './fact-rows.js';

/** Fetches what the types and authorities of a case are called, so that its page can be drawn at once. */
export class CallNames {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly keys: TrustedKeys,
  ) {}

  async run(entries: readonly CaseEntry[]): Promise<Called> {
    const [current, issuedAs, { entries: trusted }] = await Promise.all([this.catalogue.all(), this.issuedAs(entries), this.keys.list()]);
    const types = new Map<string, LicenceType>([...current.map((type) => [type.code, type] as const), ...issuedAs.map((type) => [keyOf(type.code, type.version), type] as const)]);
    const authorities = new Map(trusted.map((entry) => [entry.authority, entry.authorityNames]));
    return {
      type: (code, version) => (version === undefined ? undefined : types.get(keyOf(code, version))) ?? types.get(code),
      authority: (code) => authorities.get(code) ?? { zh: code, en: code },
    };
  }

  /** A licence keeps the words of the version under which it was issued. */
  private async issuedAs(entries: readonly CaseEntry[]): Promise<LicenceType[]> {
    const seen = entries.flatMap(({ kind, answer }) => (kind === 'look-up' ? (answer as unknown as LookUpAnswer).licences.map(({ licenceType }) => licenceType) : []));
    const each = new Map(seen.map(({ code, version }) => [keyOf(code, version), { code, version }]));
    return Promise.all([...each.values()].map(({ code, version }) => this.catalogue.version(code, version)));
  }
}

function keyOf(code: string, version: number): string {
  return `${code}/${version}`;
}
