import { Connection, postRequest, type Answer } from './connection.js';
import { throughputOf, type Load, type Throughput } from './load.js';

/* The process of the callers, apart from the service's: they share no event loop. Takes loads, answers with what it measured. */

process.on('message', (load: Load) => {
  run(load).then(
    (throughput) => process.send?.(throughput),
    (cause: unknown) => {
      process.stderr.write(`${String(cause)}\n`);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));

async function run(load: Load): Promise<Throughput> {
  const connections = await Promise.all(Array.from({ length: load.callers }, () => Connection.open(load.origin)));
  const next = requests(load);
  const begin = performance.now() + load.warmUpSeconds * 1000;
  const end = begin + load.seconds * 1000;
  const durations: number[] = [];
  let calls = 0;
  await Promise.all(
    connections.map(async (connection) => {
      for (let start = performance.now(); start < end; ) {
        const answer = await connection.ask(next());
        const stop = performance.now();
        refuseUnexpected(answer, load);
        calls++;
        if (stop >= begin && stop < end) durations.push(stop - start);
        start = stop;
      }
    }),
  );
  for (const connection of connections) connection.close();
  return { ...throughputOf(durations, load.seconds), calls };
}

/** The load's requests in turn, made before the clock starts unless each needs a key of its own. */
function requests({ origin, path, token, bodies, keysBegin }: Load): () => Buffer {
  const url = new URL(path, origin);
  const authorization = `Bearer ${token}`;
  const ready = bodies.map((body) => postRequest(url, body, { Authorization: authorization }));
  let count = 0;
  return () => {
    const turn = count++ % bodies.length;
    if (keysBegin === undefined) return ready[turn]!;
    return postRequest(url, bodies[turn]!, { Authorization: authorization, 'Idempotency-Key': `${keysBegin}-${count}` });
  };
}

function refuseUnexpected({ status, body }: Answer, { expected, path }: Load): void {
  if (status === expected.status && body.includes(expected.text)) return;
  throw new Error(`${path} answered ${status}: ${body.toString('utf8', 0, 500)}`);
}
