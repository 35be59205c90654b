import { Controller, Get, Header, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Answers } from '../nest/answers.js';
import { OpenRoute } from '../nest/open-route.js';
import { part, tokenOf } from '../nest/wire.js';
import { hex } from '../primitives/digest.js';
import { LOG_NAMES, type LogName } from './record/act.js';
import type { CheckpointSigners } from './checkpoint-signer.js';
import { ProveConsistency, ProveEntry, proofView } from './prove.js';
import { ReadCheckpoint, ReadTile } from './read-tree.js';
import { formatNoteKey } from './tree/signed-note.js';

/** The signers of the logs, as the module is given them. */
export const CHECKPOINT_SIGNERS = part<CheckpointSigners>('CheckpointSigners');

const logName = z.enum(LOG_NAMES as [LogName, ...LogName[]]);
const leafHash = z.string().regex(/^[0-9a-f]{64}$/, '64 lower-case hexadecimal characters').transform((text) => new Uint8Array(Buffer.from(text, 'hex')));
const tilePath = z.string().max(64);
const size = z.string().regex(/^[1-9][0-9]{0,14}$/, 'a whole number from 1').transform(Number);
const range = z.strictObject({ from: size, to: size });

const TEXT = 'text/plain; charset=utf-8';
const BYTES = 'application/octet-stream';
const hash = z.string().describe('SHA-256, hexadecimal');
const provenShape = z.object({ leafHash: hash, index: z.int(), size: z.int(), hashes: z.array(hash), checkpoint: z.string(), tlogProof: z.string() });
const grownShape = z.object({ from: z.int(), to: z.int(), hashes: z.array(hash) });

/** A checkpoint is news for a second or two; a tile under one never changes. */
const FRESH = 'public, max-age=1';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The ledger for everyone: checkpoints, keys, tiles and proofs (C2SP tlog-tiles). Of the log of reads only checkpoint, key and growth. */
@ApiTags('ledger')
@OpenRoute()
@Controller('ledger')
export class LedgerController {
  constructor(
    @Inject(ReadCheckpoint) private readonly checkpoints: ReadCheckpoint,
    @Inject(ReadTile) private readonly tiles: ReadTile,
    @Inject(ProveEntry) private readonly entries: ProveEntry,
    @Inject(ProveConsistency) private readonly growth: ProveConsistency,
    @Inject(tokenOf(CHECKPOINT_SIGNERS)) private readonly signers: CheckpointSigners,
  ) {}

  @Get(':log/checkpoint')
  @Header('Content-Type', TEXT)
  @Header('Cache-Control', FRESH)
  @ApiOperation({ summary: '检查点 The last signed checkpoint of a log', description: 'A C2SP signed note: origin, size and root hash of the tree, and our Ed25519 line.' })
  @Answers({ status: 200, says: '检查点 The note', mediaTypes: [TEXT] }, { 404: ['LEDGER_EMPTY'] })
  checkpoint(@Param('log', { schema: logName }) log: LogName): Promise<string> {
    return this.checkpoints.run(log);
  }

  /** The public key in the form in which C2SP signed-note hands keys on. */
  @Get(':log/key')
  @Header('Content-Type', TEXT)
  @Header('Cache-Control', 'public, max-age=300')
  @ApiOperation({ summary: '账本公钥 The key that signs the checkpoints of a log' })
  @Answers({ status: 200, says: '公钥 The key, as C2SP signed-note hands keys on', mediaTypes: [TEXT] })
  key(@Param('log', { schema: logName }) log: LogName): string {
    return `${formatNoteKey(this.signers[log].key)}\n`;
  }

  @Get('acts/tile/*')
  @Header('Content-Type', BYTES)
  @Header('Cache-Control', FOR_EVER)
  @ApiOperation({ summary: '账本分块 A tile of the log of acts', description: 'C2SP tlog-tiles: `0/000` or `0/000.p/12`, and `entries/…` for the leaves. A full tile never changes.' })
  @Answers({ status: 200, says: '分块 The tile', mediaTypes: [BYTES] }, { 404: ['LEDGER_TILE_UNKNOWN'] })
  async tile(@Param('*', { schema: tilePath }) path: string): Promise<Buffer> {
    return Buffer.from(await this.tiles.run(`tile/${path}`));
  }

  @Get('acts/proofs/:leafHash')
  @Header('Cache-Control', FRESH)
  @ApiOperation({ summary: '存证证明 Proof that an act stands in its log', description: 'An inclusion proof (RFC 6962 §2.1.1) of a leaf under the last checkpoint, and the same as one text (C2SP tlog-proof) that is verified without a network.' })
  @Answers({ status: 200, says: '证明 The proof', shape: provenShape }, { 404: ['LEDGER_ENTRY_UNKNOWN'], 503: ['LEDGER_ENTRY_PENDING'] })
  async proof(@Param('leafHash', { schema: leafHash }) wanted: Uint8Array): Promise<object> {
    return proofView(await this.entries.run('acts', wanted));
  }

  @Get(':log/consistency')
  @Header('Cache-Control', FOR_EVER)
  @ApiOperation({ summary: '一致性证明 Proof that a later tree begins with an earlier one', description: 'RFC 6962 §2.1.2, between two sizes of a log. Also of the log of reads: hashes tell nothing of its entries.' })
  @Answers({ status: 200, says: '证明 The proof', shape: grownShape }, { 404: ['LEDGER_EMPTY'], 422: ['LEDGER_RANGE'] })
  async consistency(@Param('log', { schema: logName }) log: LogName, @Query({ schema: range }) sizes: { from: number; to: number }): Promise<object> {
    const hashes = await this.growth.run(log, sizes);
    return { ...sizes, hashes: hashes.map((hash) => hex(hash)) };
  }
}
