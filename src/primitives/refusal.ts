/**
 * What sort of no it is; `nest/problem.filter.ts` alone turns the kind into an HTTP status.
 * malformed 400 · unauthenticated 401 · forbidden 403 · notFound 404 · conflict 409 · tooLarge 413 · unprocessable 422 · tooMany 429 · busy 503
 */
export type RefusalKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'tooLarge'
  | 'unprocessable'
  | 'tooMany'
  | 'busy';

/** Where in the caller's input it went wrong, and how to mend it. */
export interface Flaw {
  /** JSON Pointer (RFC 6901) into the request body, `/fields/name`. */
  readonly pointer: string;
  readonly detail: string;
}

/**
 * The register says no. Nothing has been changed. The code is stable, upper case, and listed in the README;
 * the sentence is one that a clerk understands and carries nothing internal and no personal data.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly kind: RefusalKind,
    readonly code: string,
    readonly sentence: string,
    readonly flaws: readonly Flaw[] = [],
    /** After how long the same may be tried again, where that is known; told as Retry-After. */
    readonly retryAfterSeconds?: number,
  ) {
    super(`${code}: ${sentence}`);
  }

  /** The same refusal where its input is part of a larger one. @param pointer where the part stands, `/holders/0` */
  at(pointer: string): Refusal {
    return new Refusal(this.kind, this.code, this.sentence, this.flaws.map((flaw) => ({ ...flaw, pointer: pointer + flaw.pointer })), this.retryAfterSeconds);
  }
}

/** A name as it may be repeated to whoever wrote it: what does not look like one may be a holder code that slipped into its place. */
export function repeatable(name: string): string {
  return /^[A-Za-z_]{1,40}\d{0,2}$/.test(name) ? name : '…';
}

/** A JSON Pointer (RFC 6901 §3) to a place in a request, in names and numbers that may be repeated: those need no escape. */
export function repeatablePointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${/^\d{1,5}$/.test(String(part)) ? String(part) : repeatable(String(part))}`).join('');
}
