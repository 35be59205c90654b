import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { networkAddress, type Config } from '../config.js';
import { answerClientError } from '../nest/client-error.js';
import { PATIENCE } from '../nest/patience.js';
import { tokenOf } from '../nest/wire.js';
import { pemOfCertificate } from '../pki/certificates/certificate.js';
import { CEREMONY, KEY_VAULT } from '../pki/parts.js';

/** The doors that are open, and how to shut them. */
export interface Listening {
  /** `http://localhost:8080` first; with HTTPS also this machine's addresses for phones. */
  readonly origins: readonly string[];
  readonly https: Server | undefined;
}

/** Callers that come at once and wait for the event loop to take them: more than Node's 511, so that a rush is shed by an answer and not by the kernel's silence. */
const BACKLOG = 4_096;

/** Opens plain HTTP, and in demonstration HTTPS for phones on the same network: cameras and WebCrypto work in a secure context only. */
export async function listen(app: NestFastifyApplication, config: Config): Promise<Listening> {
  await app.listen({ port: config.PORT, host: config.HOST, backlog: BACKLOG });
  const { port } = app.getHttpServer().address() as AddressInfo;
  const plain = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  const https = await httpsServer(app);
  if (https === undefined) return { origins: plain, https };
  await new Promise<void>((resolve, reject) => {
    https.once('error', reject);
    https.listen({ port: config.HTTPS_PORT, host: config.HTTPS_HOST, backlog: BACKLOG }, resolve);
  });
  const securePort = (https.address() as AddressInfo).port;
  const hosts = [...new Set([networkAddress(), 'localhost', '127.0.0.1'])];
  return { origins: [...plain, ...hosts.map((host) => `https://${host}:${securePort}`)], https };
}

async function httpsServer(app: NestFastifyApplication): Promise<Server | undefined> {
  const { tls } = app.get(tokenOf(CEREMONY));
  if (tls === undefined) return undefined;
  const key = (await app.get(tokenOf(KEY_VAULT)).tlsServerKey(tls.kid)).export({ type: 'pkcs8', format: 'pem' });
  const cert = [tls.certificate, tls.root].map(pemOfCertificate).join('');
  const { routing } = app.getHttpAdapter().getInstance();
  return createServer({ key, cert, minVersion: 'TLSv1.2', ...PATIENCE }, routing).on('clientError', answerClientError);
}
