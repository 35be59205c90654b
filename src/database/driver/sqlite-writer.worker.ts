import { parentPort, workerData } from 'node:worker_threads';
import { SqliteFile, type SqliteOpening } from './sqlite-file.js';
import type { WriterAnswer, WriterCall } from './sqlite-writer.js';
import { statementFailed } from './statements.js';

/*
 * The thread that writes to the SQLite file: what a commit waits for the disc, and the writing of pages, keep no request waiting. Calls come in
 * batches, those of one turn of the callers' event loop together, and are answered together, in order.
 */
const port = parentPort;
if (port === null) throw new Error('the writer of a SQLite file runs in a thread of its own');
const opening = workerData as SqliteOpening;
let file: SqliteFile | undefined;
/**
 * The transaction is over before its time: one of its steps has failed, or SQLite has rolled it back, as it does where the disc is full
 * (https://sqlite.org/lang_transaction.html §3.1). What was sent after that, before anybody knew, must not happen outside of the transaction.
 */
let adrift: WriterAnswer | undefined;

port.on('message', (calls: readonly WriterCall[]) => {
  const answers = calls.map(answer);
  port.postMessage(answers);
  if (calls.some(({ kind }) => kind === 'close')) port.close();
});

function answer(call: WriterCall): WriterAnswer {
  if (call.kind === 'step' && call.sql === 'ROLLBACK') adrift = undefined;
  const wasOpen = file?.isInTransaction ?? false;
  // With the first failure: it says why.
  if (adrift !== undefined) return adrift;
  try {
    file ??= SqliteFile.open(opening);
    return { value: perform(file, call) };
  } catch (error) {
    const { message, driverError } = statementFailed(error);
    const failure: WriterAnswer = { failed: { message, ...driverError } };
    if (isStepWithin(call) || (wasOpen && file?.isInTransaction === false)) adrift = failure;
    return failure;
  }
}

function isStepWithin(call: WriterCall): boolean {
  return call.kind === 'step' && call.sql !== 'ROLLBACK' && !call.sql.startsWith('BEGIN');
}

function perform(open: SqliteFile, call: WriterCall): unknown {
  switch (call.kind) {
    case 'query':
      return open.query(call.sql, call.parameters);
    case 'lists':
      return open.lists(call.sql, call.parameters);
    case 'change':
      return open.change(call.sql, call.parameters);
    case 'step':
      return open.change(call.sql, []);
    case 'insert':
      return open.insert(call.target, call.rows);
    case 'close':
      return open.close();
  }
}
