import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the bench asks about one loaded licence, of the service and of the bare driver. */
export interface Sample {
  /** The holder's credit code, and its blind index as hexadecimal: the bare driver knows no keys. */
  readonly holder: string;
  readonly holderIndex: string;
  readonly identifier: string;
  readonly printedCode: string;
  /** What the printed code's signature is over, the raw signature and the key (SubjectPublicKeyInfo, DER), base64. */
  readonly signed: string;
  readonly signature: string;
  readonly publicKey: string;
}

/** Samples at the most: more than the service keeps opened data keys, so that asking them in turn finds none of them kept. */
export const SAMPLES = 32_768;

/** Where the samples of a store lie, one a line. */
export function samplesFile(dataDir: string): string {
  return join(dataDir, 'bench-samples.jsonl');
}

export function readSamples(dataDir: string): Sample[] {
  const lines = readFileSync(samplesFile(dataDir), 'utf8').split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Sample);
}
