import type { KeyVault } from '../../pki/key-vault.js';
import type { LogName } from '../act.js';
import { noteKey } from '../signed-note.js';
import { ed25519OfSpki, type CheckpointSigner, type CheckpointSigners } from './checkpoint-signer.js';

/**
 * The checkpoint keys of the vault, one for each log, made where there are none. The origin of a log, which is its key's name, is made of
 * the region and not of an address: it must outlive every move of the service.
 * @param regionCode 6 digits (GB/T 2260)
 */
export async function openCheckpointSigners(vault: KeyVault, regionCode: string): Promise<CheckpointSigners> {
  const signer = async (log: LogName): Promise<CheckpointSigner> => {
    const { kid, publicKey } = await vault.generate('checkpoint', 'EdDSA', `checkpoint-${log}`);
    const key = noteKey(`zhengku/${regionCode}/${log}`, ed25519OfSpki(publicKey));
    return { key, sign: (bytes) => vault.sign(kid, 'checkpoint', bytes) };
  };
  return { acts: await signer('acts'), reads: await signer('reads') };
}
