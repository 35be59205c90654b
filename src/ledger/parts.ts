import { part } from '../nest/wire.js';
import type { CheckpointSigners } from './publishing/checkpoint-signer.js';

/** Who signs the checkpoints of each log. */
export const CHECKPOINT_SIGNERS = part<CheckpointSigners>('CheckpointSigners');
