import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

/** An answer: its status and its whole body. */
export interface Answer {
  readonly status: number;
  readonly body: Buffer;
  /** Seconds after which the caller is asked to come again; undefined where it is not. */
  readonly retryAfter: number | undefined;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (cause: Error) => void;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const LENGTH = /\r\ncontent-length: (\d+)/i;
const RETRY_AFTER = /\r\nretry-after: (\d+)/i;

/**
 * One HTTP/1.1 connection that is kept alive, with one call under way at the most. It does as little as it can, so that what is measured is the
 * service and not its caller: it knows only answers that give their Content-Length.
 */
export class Connection {
  private waiting: Waiting | undefined;
  private parts: Buffer[] = [];
  private missing = 0;
  private head: Omit<Answer, 'body'> | undefined;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk) => this.take(chunk));
    socket.on('error', (cause) => this.waiting?.reject(cause));
    socket.on('close', () => this.waiting?.reject(new Error('the service closed the connection')));
  }

  static async open(origin: string): Promise<Connection> {
    const { hostname, port } = new URL(origin);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await once(socket, 'connect');
    return new Connection(socket);
  }

  ask(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.waiting = undefined;
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.parts.push(chunk);
    if (this.head === undefined) this.readHead();
    else this.missing -= chunk.length;
    if (this.head === undefined || this.missing > 0) return;
    const answer = { ...this.head, body: Buffer.concat(this.parts) };
    this.parts = [];
    this.head = undefined;
    this.waiting?.resolve(answer);
  }

  private readHead(): void {
    const whole = Buffer.concat(this.parts);
    const end = whole.indexOf(END_OF_HEAD);
    if (end < 0) return;
    const text = whole.toString('latin1', 0, end);
    const length = LENGTH.exec(text)?.[1];
    if (length === undefined) throw new Error(`an answer without Content-Length: ${text}`);
    const body = whole.subarray(end + END_OF_HEAD.length);
    const wait = RETRY_AFTER.exec(text)?.[1];
    this.head = { status: Number(text.slice(9, 12)), retryAfter: wait === undefined ? undefined : Number(wait) };
    this.missing = Number(length) - body.length;
    this.parts = [body];
  }
}

/** A POST of JSON, whole, ready to be sent. */
export function postRequest(url: URL, body: string, headers: Readonly<Record<string, string>>): Buffer {
  const all = { Host: url.host, 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(body)), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`POST ${url.pathname} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}
