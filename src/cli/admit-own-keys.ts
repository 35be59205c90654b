import type { Config } from '../config.js';
import type { CeremonyOutcome } from '../pki/ceremony/hold.js';
import type { AdmitKey } from '../trust/admit.js';
import type { TrustEntry } from '../trust/trust-entry.js';
import type { City } from './city/city.js';

/** An authority whose keys are admitted, and what they may sign. */
export interface AdmittedAuthority {
  readonly code: string;
  readonly names: { readonly zh: string; readonly en: string };
  /** Licence type codes; none for the operator, whose keys sign no licence. */
  readonly licenceTypes: readonly string[];
}

/** Who runs this repository; in demonstration, where the settings name nobody, the city's own bureau. */
export function operatorAuthority({ OPERATOR_CODE, OPERATOR_NAME }: Config, { operator }: City): AdmittedAuthority {
  if (OPERATOR_CODE === undefined || OPERATOR_NAME === undefined) return { code: operator.code, names: { zh: operator.nameZh, en: operator.nameEn }, licenceTypes: [] };
  return { code: OPERATOR_CODE, names: { zh: OPERATOR_NAME, en: OPERATOR_NAME }, licenceTypes: [] };
}

/** A key without a certificate is believed for as long as the trust list names it: a century says that nothing else ends it. */
const BARE_KEY_MS = 36_525 * 86_400_000;

/** Admits the keys that a ceremony made to the trust list, each for its authority's own licence types. */
export async function admitOwnKeys(ceremony: CeremonyOutcome, admit: AdmitKey, authorities: readonly AdmittedAuthority[], now: number): Promise<void> {
  for (const key of ceremony.keys) {
    const authority = authorities.find(({ code }) => code === key.authorityCode);
    if (authority === undefined) continue;
    const entry: TrustEntry = {
      kid: key.kid,
      use: key.use,
      suite: key.suite,
      authority: key.authorityCode,
      authorityNames: authority.names,
      publicKey: key.publicKey,
      chain: key.chain.slice(0, 2),
      licenceTypes: authority.licenceTypes.length === 0 ? ['*'] : authority.licenceTypes,
      notBefore: key.notBefore ?? now,
      signUntil: key.signUntil ?? now + BARE_KEY_MS,
      distrustAfter: null,
    };
    await admit.run(entry);
  }
}
