import type { IncomingMessage } from 'node:http';

/**
 * The addresses under which browsers reach this service: the public one, and in demonstration also this machine's own over plain HTTP.
 * What a request says of its host is taken only where it is one of ours.
 */
export class Origins {
  /** @param own scheme, host and port each, no slash at the end; asked anew each time, since a free port is known only after listening */
  constructor(
    private readonly publicUrl: string,
    private readonly own: () => readonly string[],
  ) {}

  /** Every origin of ours, the public one first. */
  all(): string[] {
    return [...new Set([this.publicUrl, ...this.own()])];
  }

  /** The origin that the browser sees; behind a balancer, which ends TLS, the public one. */
  of(request: IncomingMessage): string {
    const scheme = (request.socket as { readonly encrypted?: boolean }).encrypted === true ? 'https' : 'http';
    const origin = `${scheme}://${request.headers.host ?? ''}`;
    return this.own().includes(origin) ? origin : this.publicUrl;
  }
}
