import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** When the line is cut: before the COMMIT reaches the server, or after the server has done it and before its answer comes back. */
export type Cut = 'before' | 'after';

/** A TCP listener on 127.0.0.1 between a client and MariaDB, that hangs up round the COMMIT of a transaction which wrote to one table. */
export interface CommitCutter {
  readonly port: number;
  /** Transactions cut so far. */
  readonly cuts: number;
  /** From now on; undefined: everything passes. */
  cut(how: Cut | undefined): void;
  stop(): Promise<void>;
}

/** COM_QUERY (MariaDB protocol) and the statement. */
const COMMIT = '\u0003COMMIT';

/** @param behind port of the server @param table whose writers are cut */
export async function startCommitCutter(behind: number, table: string): Promise<CommitCutter> {
  const sockets = new Set<Socket>();
  const state: { how: Cut | undefined; cuts: number } = { how: undefined, cuts: 0 };
  const listener = createServer((near) => {
    const far = connect(behind, '127.0.0.1');
    let wrote = false;
    let isCut = false;
    const hangUp = (): void => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.on('error', hangUp).once('close', () => (sockets.delete(socket), hangUp()));
    sockets.add(near).add(far);
    far.on('data', (bytes) => (isCut ? hangUp() : near.write(bytes)));
    near.on('data', (bytes) => {
      const text = bytes.toString('latin1');
      if (text.includes(`INSERT INTO ${table} (`)) wrote = true;
      if (wrote && text.includes(COMMIT)) {
        wrote = false;
        isCut = state.how !== undefined;
        if (isCut) state.cuts++;
        if (state.how === 'before') return hangUp();
      }
      far.write(bytes);
    });
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return {
    port: address.port,
    get cuts() {
      return state.cuts;
    },
    cut(how) {
      state.how = how;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
}
