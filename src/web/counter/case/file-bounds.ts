import { MOST_FILE_BYTES } from '../../../recognition/verdict/presented.js';

/** Bytes of a file, and of the form that carries it in base 64 or a pasted text escaped, at the most: the page's script is told them too. */
export const FILE_BOUNDS = { fileBytes: MOST_FILE_BYTES, formBytes: 2_000_000 } as const;
