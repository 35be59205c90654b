import { part } from '../nest/wire.js';
import type { CeremonyOutcome } from './ceremony/hold.js';
import type { KeyVault } from './vault/key-vault.js';

export const KEY_VAULT = part<KeyVault>('KeyVault');
/** Certificates and keys of this region, as the ceremony left them. */
export const CEREMONY = part<CeremonyOutcome>('CeremonyOutcome');
/** Credit code of who runs this repository: the authority of the service's own keys. */
export const CEREMONY_OPERATOR = part<string>('CeremonyOperator');
