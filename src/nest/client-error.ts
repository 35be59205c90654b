import type { Socket } from 'node:net';
import { problemOfStatus } from './problem.js';

/** Statuses of what Node itself refuses, by the error's code: RFC 9110 §15.5.9, RFC 6585 §5. */
const STATUSES: Readonly<Record<string, readonly [number, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
};

/** Answers what could not be read as a request at all, and hangs up. What was sent is not quoted. */
export function answerClientError(error: Error, socket: Socket): void {
  const { code } = error as { code?: unknown };
  if (code === 'ECONNRESET' || socket.destroyed) return;
  if (!socket.writable) return void socket.destroy();
  const [status, title] = STATUSES[String(code)] ?? [400, 'Bad Request'];
  const body = JSON.stringify({ ...problemOfStatus(status), status, title });
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
