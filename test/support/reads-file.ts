import { verifyEd25519 } from '../../src/ledger/checkpoint-signer.js';
import { PublishLedger } from '../../src/ledger/publish.js';
import { flawsInReadsFile, type ReadsFile } from '../../src/presentation/reads/check-reads-file.js';
import { sha256 } from '../../src/primitives/digest.js';
import type { WholeService } from './service.js';
import type { Visitor } from './visitor.js';

/** Until every read is under the checkpoint: the service publishes too, and of two publishers one does nothing. */
export async function publishReads({ app, database }: WholeService): Promise<void> {
  const size = async (sql: string): Promise<number> => Number((await database.reader.query(sql))[0]?.['n']);
  const reads = await size("SELECT COUNT(*) AS n FROM act WHERE log = 'reads'");
  while ((await size("SELECT MAX(size) AS n FROM ledger_checkpoint WHERE log = 'reads'")) < reads) await app.get(PublishLedger).run('reads');
}

/** What a holder who is signed in takes home, with every read proved. */
export async function readsFileOf(service: WholeService, visitor: Visitor): Promise<ReadsFile> {
  await publishReads(service);
  return JSON.parse((await visitor.go('/phone/reads.json')).text) as ReadsFile;
}

/** What is wrong with such a file, by the key that the service hands out to everybody. */
export async function flawsOf(service: WholeService, file: ReadsFile): Promise<object | undefined> {
  const key = (await service.get('/ledger/reads/key')).text.trim();
  return flawsInReadsFile(file, key, { hash: sha256, verify: verifyEd25519 });
}
