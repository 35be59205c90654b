import { Agent, request } from 'node:http';
import { once } from 'node:events';
import { jest } from '@jest/globals';
import type { IncomingMessage } from 'node:http';
import { SignIntents } from '../../src/pki/signing/sign.js';
import { craneCertificate, ISSUER } from '../support/orders.js';
import { onWholeService, type WholeService } from '../support/service.js';

const AT_ONCE = 6;
const SEALING_MS = 500;

onWholeService('stopping the service', (running) => {
  let service: WholeService;

  beforeAll(() => {
    service = running();
  });

  it('requests under way are answered, idle connections hold nothing up, and nobody new is let in', async () => {
    const agent = new Agent({ keepAlive: true });
    const { origin } = service;
    const [health] = (await once(request(`${origin}/healthz`, { agent }).end(), 'response')) as [IncomingMessage];
    health.resume();
    const sign = service.app.get(SignIntents);
    const whole = sign.run.bind(sign);
    let begun = 0;
    jest.spyOn(sign, 'run').mockImplementation(async (ids) => {
      begun++;
      await new Promise((resolve) => setTimeout(resolve, SEALING_MS));
      return whole(ids);
    });
    const calls = Array.from({ length: AT_ONCE }, (_, index) => service.call({ by: ISSUER, path: '/v1/licences', key: `stop-${index}`, body: craneCertificate({ number: `演A05202600060${index}` }) }));
    while (begun < AT_ONCE) await new Promise((resolve) => setTimeout(resolve, 5));
    const startedAt = performance.now();
    const stopping = service.stop();
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(Array<number>(AT_ONCE).fill(201));
    await stopping;
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    await expect(fetch(`${origin}/healthz`)).rejects.toThrow();
    agent.destroy();
    jest.restoreAllMocks();
  });

  it('and what they were told is so after the next start', async () => {
    await service.restart();
    const again = await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => service.call({ by: ISSUER, path: '/v1/licences', key: `stop-${index}`, body: craneCertificate({ number: `演A05202600060${index}` }) })));
    expect(new Set(again.map(({ body }) => body.identifier as string)).size).toBe(AT_ONCE);
    expect(await service.database.reader.query('SELECT version_id FROM pending_issue')).toEqual([]);
    expect(service.faults()).toEqual([]);
  });
});
