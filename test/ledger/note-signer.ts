import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { noteBytes, noteKey, type NoteSignature, signatureBy, type VerifySignature } from '../../src/ledger/tree/signed-note.js';

const PKCS8_ED25519 = '302e020100300506032b657004220420';
const SPKI_ED25519 = '302a300506032b6570032100';

/** The secret keys of RFC 8032 §7.1, tests 1 and 2. */
export const SECRETS = {
  ledger: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
  witness: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
};

export function signer(name: string, secret: string) {
  const privateKey = createPrivateKey({ key: Buffer.from(PKCS8_ED25519 + secret, 'hex'), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const key = noteKey(name, new Uint8Array(spki.subarray(-32)));
  const signatureOver = (text: string): NoteSignature => signatureBy(key, new Uint8Array(sign(null, noteBytes(text), privateKey)));
  return { key, signatureOver };
}

export const verifyEd25519: VerifySignature = (publicKey, message, signature) => {
  const spki = Buffer.concat([Buffer.from(SPKI_ED25519, 'hex'), publicKey]);
  return verify(null, message, createPublicKey({ key: spki, format: 'der', type: 'spki' }), signature);
};
