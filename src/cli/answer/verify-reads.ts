import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseBoundedJson, type JsonBounds } from '../../primitives/bounded-json.js';
import { sha256 } from '../../primitives/digest.js';
import { verifyEd25519 } from '../../ledger/checkpoint-signer.js';
import { flawsInReadsFile, lostSince, type ReadsFile, type ReadsFileEntry, type ReadsFileFlaw } from '../../presentation/reads/check-reads-file.js';
import { UsageFault } from '../usage-fault.js';

/** A part holds 1,000 reads, each with its licences, its path and its rows. */
const BOUNDS: JsonBounds = { depth: 8, keys: 1_000_000, items: 1_000_000 };

const MEANINGS: Readonly<Record<ReadsFileFlaw['flaw'], string>> = {
  changed: '与账本不符 is not what was recorded',
  notInTree: '不在检查点之下 is not under the checkpoint',
  recordOther: '记录与叶不符 says other than its leaf',
  missing: '后来的文件中没有 is not in the later file',
  moved: '在账本中换了位置 has moved in the log',
};

const inLog = z.discriminatedUnion('state', [
  z.object({ state: z.literal('proven'), leaf: z.string(), index: z.int().nonnegative(), hashes: z.array(z.string()) }),
  z.object({ state: z.literal('waiting'), leaf: z.string() }),
  z.object({ state: z.literal('broken'), flaw: z.string() }),
]);
const entry = z.looseObject({
  id: z.string(),
  at: z.iso.datetime(),
  act: z.string(),
  department: z.string().nullable(),
  ground: z.string(),
  purpose: z.record(z.string(), z.string()),
  inLog,
  record: z.object({ salt: z.string(), event: z.string(), rows: z.array(z.string()) }).optional(),
});
const readsFile = z.looseObject({ format: z.literal('zhengku-own-reads-v1'), checkpoint: z.string().nullable(), next: z.string().nullable(), reads: z.array(entry) });

/**
 * `npm run cli -- verify-reads KEY FILE [EARLIER]`: proves a holder's own reads on this machine, without a network and without a service; with an earlier
 * file also that none of its reads was lost. A file in parts: their names with commas. @returns 0 where all holds, else 1
 */
export function verifyReads(words: readonly string[], print: (line: string) => void): number {
  const [key, later, earlier] = words;
  if (key === undefined || later === undefined) throw new UsageFault('Name the key of the log of reads (the line that /ledger/reads/key shows), the file and, where there is one, an earlier file.');
  const parts = partsOf(later);
  const before = earlier === undefined ? [] : partsOf(earlier);
  const flaws: ReadsFileFlaw[] = [];
  for (const { name, file } of [...parts, ...before]) {
    const found = flawsInReadsFile(file, key, { hash: sha256, verify: verifyEd25519 });
    if (found === undefined) {
      print(`不能证明 proves nothing: ${name}: 检查点不是该密钥所签 the key did not sign its checkpoint`);
      return 1;
    }
    flaws.push(...found);
  }
  const reads = readsOf(parts);
  flaws.push(...lostSince(readsOf(before), reads));
  for (const { id, flaw } of flaws) print(`${id} ${MEANINGS[flaw]}`);
  if (flaws.length > 0) return 1;
  const proven = reads.filter((read) => read.inLog.state === 'proven').length;
  print(`${reads.length} 条查阅记录全部属实，其中 ${proven} 条已在账本。All ${reads.length} reads hold; ${proven} are in the log, the others wait for its next checkpoint.`);
  if (parts.at(-1)?.file.next !== null) print('还有更早的记录未在此文件中。Older reads are in further parts, which were not given.');
  return 0;
}

interface Part {
  readonly name: string;
  readonly file: ReadsFile;
}

function readsOf(parts: readonly Part[]): ReadsFileEntry[] {
  return parts.flatMap(({ file }) => file.reads);
}

function partsOf(names: string): Part[] {
  return names.split(',').map((name) => {
    const parsed = readsFile.safeParse(parseBoundedJson(readFileSync(name), BOUNDS));
    if (!parsed.success) throw new UsageFault(`${name} is no file of own reads: ${parsed.error.issues.map(({ path, message }) => `/${path.join('/')} ${message}`).join('; ')}`);
    return { name, file: parsed.data as unknown as ReadsFile };
  });
}
