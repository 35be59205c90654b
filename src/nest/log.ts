/** Levels from the quietest to the most talkative. */
const LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LEVELS)[number];

/**
 * The service's own log, one JSON object a line. No holder code, no face field, no statement's parameters and no request body ever
 * enters it: of an error only its names, messages of our own and stack are kept.
 */
export class Log {
  constructor(
    private readonly level: LogLevel,
    private readonly write: (line: string) => void,
  ) {}

  info(event: string, facts: Readonly<Record<string, string | number>> = {}): void {
    this.line('info', { event, ...facts });
  }

  warn(event: string, facts: Readonly<Record<string, string | number>> = {}): void {
    this.line('warn', { event, ...facts });
  }

  /** @param reference what the caller was told instead of the cause */
  fault(reference: string, fault: unknown): void {
    this.line('error', { event: 'fault', reference, causes: causesOf(fault) });
  }

  /** The process cannot go on. */
  ends(event: string, fault: unknown): void {
    this.line('error', { event, causes: causesOf(fault) });
  }

  /** A refusal that something else led to: a far party that did not answer, a part that is not ready. */
  refused(code: string, cause: unknown): void {
    this.line('warn', { event: 'refused', code, causes: causesOf(cause).map(({ name, message }) => ({ name, message })) });
  }

  private line(level: LogLevel, facts: Readonly<Record<string, unknown>>): void {
    if (LEVELS.indexOf(level) <= LEVELS.indexOf(this.level)) this.write(JSON.stringify({ level, ...facts }));
  }
}

/** Causes of a fault followed at the most. */
const CAUSES = 5;

interface Cause {
  readonly name: string;
  readonly message?: string;
  readonly stack?: readonly string[] | undefined;
}

function causesOf(fault: unknown): Cause[] {
  const causes: Cause[] = [];
  for (let cause = fault; cause instanceof Error && causes.length < CAUSES; cause = cause.cause) {
    // A database's message can quote the row ("Duplicate entry '…'"): the number and the code say enough.
    const { driverError } = cause as { driverError?: { code?: unknown; errno?: unknown } };
    const told = driverError === undefined ? messageOf(cause) : `database error ${word(driverError.code)} ${word(driverError.errno)}`;
    causes.push({ name: cause.name, message: told, stack: cause.stack?.split('\n').slice(1, 12).map((frame) => frame.trim()) });
  }
  return causes.length > 0 ? causes : [{ name: typeof fault }];
}

/** A parser's message quotes what it could not read. */
function messageOf(cause: Error): string {
  return cause instanceof SyntaxError ? 'not readable' : cause.message;
}

function word(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
