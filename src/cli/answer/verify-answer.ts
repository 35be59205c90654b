import { readFileSync } from 'node:fs';
import { parseBoundedJson } from '../../primitives/bounded-json.js';
import type { JsonObject } from '../../primitives/canonical-json.js';
import { ARCHIVED_BOUNDS, proveArchived } from '../../recognition/answer/prove-archived.js';
import { UsageFault } from '../usage-fault.js';

/**
 * `npm run cli -- verify-answer FILE ROOT_PEM`: proves an archived answer (look-up, verdict, item check, case file) on this machine, without a network
 * and without a service. @returns 0 where it proves what it says, else 1
 */
export function verifyAnswer(words: readonly string[], print: (line: string) => void): number {
  const [file, rootFile] = words;
  if (file === undefined || rootFile === undefined) throw new UsageFault('Name the file of the answer and the root certificate in PEM (DATA_DIR/certificates/root.pem of the repository).');
  const proof = proveArchived(answerIn(file), rootIn(rootFile));
  if ('flaw' in proof) {
    print(`不能证明 proves nothing: ${proof.flaw}`);
    return 1;
  }
  print(`答复为真，已在本机核验。The answer is genuine; verified on this machine.`);
  print(`出具 by      ${proof.repository.name} ${proof.repository.code}`);
  print(`给予 to      ${proof.department}`);
  print(`时间 at      ${proof.at}`);
  print(`事项 act     ${proof.act}  依据 ground ${proof.ground}  查阅编号 event ${proof.event}`);
  print(`事由 purpose ${JSON.stringify(proof.purpose)}`);
  return 0;
}

function answerIn(file: string): JsonObject {
  const value = parseBoundedJson(readFileSync(file), ARCHIVED_BOUNDS);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new UsageFault(`${file} holds no JSON object`);
  return value as JsonObject;
}

function rootIn(file: string): Uint8Array {
  const [, base64] = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/.exec(readFileSync(file, 'utf8')) ?? [];
  if (base64 === undefined) throw new UsageFault(`${file} holds no certificate in PEM`);
  return new Uint8Array(Buffer.from(base64, 'base64'));
}
