import type { Reader } from '../../database/reader.js';
import type { Clock, Instant } from '../../primitives/clock.js';
import type { ClientStore } from './client-store.js';
import type { Client } from './client.js';

/** So much later at the most a disabled client or a new right bites everywhere. */
const FRESH_MS = 5_000;
/** Clients remembered at once; the longest unread is forgotten first. */
const REMEMBERED = 1_000;

interface Remembered {
  readonly client: Client;
  readonly readAt: Instant;
}

/** Clients as they stood at most five seconds ago, so that a request does not cost three queries. */
export class ClientDirectory {
  private readonly remembered = new Map<string, Remembered>();

  constructor(
    private readonly clients: ClientStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** An unknown client is asked for each time: who guesses names fills no memory. */
  async find(clientId: string): Promise<Client | undefined> {
    const now = this.clock.now();
    const known = this.remembered.get(clientId);
    if (known !== undefined && now - known.readAt < FRESH_MS) return known.client;
    this.remembered.delete(clientId);
    const client = await this.clients.byClientId(this.reader, clientId);
    if (client !== undefined) this.remember({ client, readAt: now });
    return client;
  }

  private remember(entry: Remembered): void {
    if (this.remembered.size >= REMEMBERED) this.remembered.delete(this.remembered.keys().next().value ?? '');
    this.remembered.set(entry.client.clientId, entry);
  }
}
