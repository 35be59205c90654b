import { z } from 'zod';

/** An OAuth client identifier: 3 to 64 of small letters, digits and single hyphens. */
export const clientIdSchema = z.string().max(64).regex(/^[a-z0-9]+(-[a-z0-9]+)+$/, 'small letters and digits in parts joined by hyphens');
