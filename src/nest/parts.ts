import type { Clock } from '../primitives/clock.js';
import type { Random } from '../primitives/random.js';
import type { Config } from '../config.js';
import { part } from './wire.js';

/** Parts that every floor may ask for. */
export const CLOCK = part<Clock>('Clock');
export const RANDOM = part<Random>('Random');
export const CONFIG = part<Config>('Config');

