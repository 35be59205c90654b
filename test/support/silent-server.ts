import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A TCP listener on 127.0.0.1 between a client and a server, that can fall silent: connections stay open, and nothing comes through. */
export interface SilentServer {
  readonly port: number;
  /** From now on nothing passes through the connections that there are, nor through new ones. */
  fallSilent(): void;
  /** New connections work again; those that fell silent stay so, as after a failed router. */
  recover(): void;
  stop(): Promise<void>;
}

/** @param behind port of the server behind; without one, nobody ever answers */
export async function startSilentServer(behind?: number): Promise<SilentServer> {
  const sockets = new Set<Socket>();
  let isSilent = behind === undefined;
  const listener = createServer((near) => {
    keep(near);
    if (isSilent || behind === undefined) return;
    const far = connect(behind, '127.0.0.1');
    keep(far);
    near.pipe(far);
    far.pipe(near);
    near.once('close', () => far.destroy());
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');

  function keep(socket: Socket): void {
    sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
  }
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return {
    port: address.port,
    fallSilent() {
      isSilent = true;
      for (const socket of sockets) {
        socket.unpipe();
        socket.resume().removeAllListeners('data');
      }
    },
    recover() {
      isSilent = false;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
}
