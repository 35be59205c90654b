import { Connection, postRequest, type Answer } from './connection.js';
import { throughputOf, type Load, type Overload, type Throughput, type Weathered } from './load.js';

/* The process of the callers, apart from the service's: they share no event loop. Takes loads, answers with what it measured. */

process.on('message', (load: Load | Overload) => {
  ('arrivalsPerSecond' in load ? storm(load) : run(load)).then(
    (measured) => process.send?.(measured),
    (cause: unknown) => {
      process.stderr.write(`${load.path}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`);
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

/** Connections that a storm may open: more calls under way than any service answers in time. */
const MOST_CONNECTIONS = 4_000;

/** Calls arrive at their rate; each takes a connection that is idle, or a new one. @throws Error where the service leaves more open than it may */
async function storm({ arrivalsPerSecond, ...load }: Overload): Promise<Weathered> {
  const next = requests(load);
  const idle: Connection[] = [];
  const all: Connection[] = [];
  const [accepted, shed]: [number[], number[]] = [[], []];
  const begun = performance.now();
  const begin = begun + load.warmUpSeconds * 1000;
  const end = begin + load.seconds * 1000;
  let arrived = 0;
  let measured = 0;
  const underWay = new Set<Promise<void>>();
  const call = async (arrival: number): Promise<void> => {
    let connection = idle.pop();
    if (connection === undefined) {
      if (all.length === MOST_CONNECTIONS) throw new Error(`${MOST_CONNECTIONS} calls are under way: the service neither answers nor sheds`);
      connection = await Connection.open(load.origin);
      all.push(connection);
    }
    const answer = await connection.ask(next());
    idle.push(connection);
    const isShed = answer.status === 503 && answer.retryAfter !== undefined;
    if (!isShed) refuseUnexpected(answer, load);
    if (arrival >= begin) (isShed ? shed : accepted).push(performance.now() - arrival);
  };
  for (let now = begun; now < end; now = performance.now()) {
    for (const due = ((now - begun) / 1000) * arrivalsPerSecond; arrived < due; arrived++) {
      if (now >= begin) measured++;
      const calling = call(now).finally(() => underWay.delete(calling));
      underWay.add(calling);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(underWay);
  for (const connection of all) connection.close();
  const { perSecond, p50Ms, p99Ms } = throughputOf(accepted, load.seconds);
  const told = throughputOf(shed, load.seconds);
  return { arrivedPerSecond: measured / load.seconds, acceptedPerSecond: perSecond, p50Ms, p99Ms, shedPerSecond: told.perSecond, shedP99Ms: told.p99Ms };
}

/** The load's requests in turn, made before the clock starts unless each needs a key of its own. */
function requests({ origin, path, token, bodies, keysBegin }: Omit<Load, 'callers'>): () => Buffer {
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

function refuseUnexpected({ status, body }: Answer, { expected, path }: Pick<Load, 'expected' | 'path'>): void {
  if (status === expected.status && body.includes(expected.text)) return;
  throw new Error(`${path} answered ${status}: ${body.toString('utf8', 0, 500)}`);
}
