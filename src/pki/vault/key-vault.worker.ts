import { createSecretKey } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { systemRandom } from '../../primitives/random.js';
import { KeyFolder } from './key-vault-file.js';
import { KeyVaultFault } from './key-vault.js';
import type { VaultAnswer, VaultBatch, VaultCall, VaultOpening, VaultReply } from './key-vault-thread.js';
import { suiteNamed } from './suite.js';

/*
 * The thread in which private keys live. Calls come in batches, so that all who asked in the same turn share the cost of
 * crossing between threads; answers go back in order, a few at a time, so that the callers work on while the rest is signed.
 */
const ANSWERS_AT_ONCE = 16;

const port = parentPort;
if (port === null) throw new Error('the key vault runs in a thread of its own');
const opening = workerData as VaultOpening;
let folder: KeyFolder | undefined;

port.on('message', (batch: VaultBatch) => {
  for (let start = 0; start < batch.calls.length; start += ANSWERS_AT_ONCE) {
    const answers = batch.calls.slice(start, start + ANSWERS_AT_ONCE).map(answer);
    port.postMessage({ batch: batch.batch, answers } satisfies VaultReply);
  }
});

function answer(call: VaultCall): VaultAnswer {
  try {
    // Opened by the first call, not at start: a wrong passphrase is then an answer, not the death of the thread.
    folder ??= KeyFolder.open(opening.folder, opening.passphrase, systemRandom);
    return { value: perform(folder, call) };
  } catch (cause) {
    if (cause instanceof KeyVaultFault) return { code: cause.code, detail: cause.detail };
    return { code: 'KEY_VAULT_FAILED', detail: cause instanceof Error ? cause.message : 'for no stated reason' };
  }
}

function perform(keys: KeyFolder, call: VaultCall): unknown {
  switch (call.call) {
    case 'open':
      return undefined;
    case 'generate': {
      const { kid, publicKey } = keys.generate(call.use, call.suite, call.name);
      return { kid, publicKey };
    }
    case 'sign': {
      const { suite, privateKey } = keys.key(call.kid, call.use);
      return suiteNamed(suite).sign(privateKey, call.bytes);
    }
    case 'generateSecret':
      return createSecretKey(keys.generateSecret(call.name));
    case 'secret':
      return createSecretKey(keys.secret(call.name));
    case 'tlsServerKey':
      return keys.key(call.kid, 'tls-server').privateKey;
  }
}
