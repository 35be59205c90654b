import { part } from '../nest/wire.js';
import type { Reader } from './reader.js';
import type { UnitOfWork } from './unit-of-work.js';

/** The two doors of the open database. */
export const UNITS = part<UnitOfWork>('UnitOfWork');
export const READER = part<Reader>('Reader');
