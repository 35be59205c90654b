import type { KeyObject } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { KeyUse } from './key-use.js';
import { KeyVaultFault, type KeyVault, type KeyVaultFaultCode, type Kid, type VaultKey } from './key-vault.js';
import type { SuiteName } from './suite.js';

/** Where the keys are and what opens them. */
export interface VaultOpening {
  /** Folder of the key files; made when absent. */
  readonly folder: string;
  readonly passphrase: string;
}

export type VaultCall =
  | { readonly call: 'open' }
  | { readonly call: 'generate'; readonly use: KeyUse; readonly suite: SuiteName; readonly name?: string }
  | { readonly call: 'sign'; readonly kid: Kid; readonly use: KeyUse; readonly bytes: Uint8Array }
  | { readonly call: 'generateSecret' | 'secret'; readonly name: string }
  | { readonly call: 'tlsServerKey'; readonly kid: Kid };

/** What was asked in one turn of the event loop. */
export interface VaultBatch {
  readonly batch: number;
  readonly calls: readonly VaultCall[];
}

export type VaultAnswer = { readonly value: unknown } | { readonly code: KeyVaultFaultCode; readonly detail: string };

/** The next answers of a batch, in the order of its calls. */
export interface VaultReply {
  readonly batch: number;
  readonly answers: readonly VaultAnswer[];
}

interface Waiting {
  readonly call: VaultCall;
  readonly resolve: (value: unknown) => void;
  readonly reject: (fault: KeyVaultFault) => void;
}

interface InFlight {
  /** Who has no answer yet, in the order of the batch. */
  readonly waiting: Waiting[];
  readonly deadline: NodeJS.Timeout;
}

/**
 * Opens a vault of key files in a thread of its own.
 * @param deadlineMs longest wait for an answer, 10 s; a thread that is later is ended and the next call starts another
 * @throws KeyVaultFault KEY_VAULT_LOCKED for a wrong passphrase
 */
export async function openKeyVault(opening: VaultOpening, deadlineMs = 10_000): Promise<KeyVault> {
  const vault = new KeyVaultThread(opening, deadlineMs);
  try {
    await vault.open();
    return vault;
  } catch (fault) {
    await vault.close();
    throw fault;
  }
}

class KeyVaultThread implements KeyVault {
  private thread: Worker | undefined;
  private queue: Waiting[] = [];
  private readonly inFlight = new Map<number, InFlight>();
  private batches = 0;
  private closed = false;

  constructor(
    private readonly opening: VaultOpening,
    private readonly deadlineMs: number,
  ) {}

  open(): Promise<unknown> {
    return this.ask({ call: 'open' });
  }

  generate(use: KeyUse, suite: SuiteName, name?: string): Promise<VaultKey> {
    return this.ask<VaultKey>({ call: 'generate', use, suite, ...(name === undefined ? {} : { name }) });
  }

  sign(kid: Kid, use: KeyUse, bytes: Uint8Array): Promise<Uint8Array> {
    return this.ask<Uint8Array>({ call: 'sign', kid, use, bytes });
  }

  generateSecret(name: string): Promise<KeyObject> {
    return this.ask<KeyObject>({ call: 'generateSecret', name });
  }

  secret(name: string): Promise<KeyObject> {
    return this.ask<KeyObject>({ call: 'secret', name });
  }

  tlsServerKey(kid: Kid): Promise<KeyObject> {
    return this.ask<KeyObject>({ call: 'tlsServerKey', kid });
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.drop('KEY_VAULT_CLOSED', 'the vault was closed');
  }

  private ask<Value>(call: VaultCall): Promise<Value> {
    return new Promise<Value>((resolve, reject) => {
      if (this.closed) return reject(new KeyVaultFault('KEY_VAULT_CLOSED', 'the vault was closed'));
      // The end of the turn, not the next microtask: callers woken by one reply ask again a few microtasks apart.
      if (this.queue.length === 0) setImmediate(() => this.post());
      this.queue.push({ call, resolve: (value) => resolve(value as Value), reject });
    });
  }

  private post(): void {
    const waiting = this.queue;
    if (waiting.length === 0) return;
    this.queue = [];
    const batch = this.batches++;
    const deadline = setTimeout(() => void this.drop('KEY_VAULT_LATE', `no answer within ${this.deadlineMs} ms`), this.deadlineMs);
    this.inFlight.set(batch, { waiting, deadline });
    this.thread ??= this.start();
    this.thread.postMessage({ batch, calls: waiting.map(({ call }) => call) } satisfies VaultBatch);
  }

  private start(): Worker {
    const thread = new Worker(new URL('./key-vault.worker.js', import.meta.url), { workerData: this.opening });
    // The deadline of a batch keeps the process alive while something is asked; an idle vault must not.
    thread.unref();
    const died = (why: string) => {
      if (this.thread === thread) void this.drop('KEY_VAULT_DIED', why);
    };
    thread.on('message', (reply: VaultReply) => this.settle(reply));
    thread.on('error', (cause) => died(`the thread failed: ${cause.message}`));
    thread.on('exit', (status) => died(`the thread ended with status ${status}`));
    return thread;
  }

  private settle({ batch, answers }: VaultReply): void {
    const asked = this.inFlight.get(batch);
    if (asked === undefined) return;
    for (const [index, { resolve, reject }] of asked.waiting.splice(0, answers.length).entries()) {
      const answer = answers[index]!;
      if ('value' in answer) resolve(answer.value);
      else reject(new KeyVaultFault(answer.code, answer.detail));
    }
    if (asked.waiting.length > 0) return;
    clearTimeout(asked.deadline);
    this.inFlight.delete(batch);
  }

  /** Ends the thread and everything asked of it; the next call starts another, unless the vault is closed. */
  private async drop(code: KeyVaultFaultCode, why: string): Promise<void> {
    const { thread } = this;
    this.thread = undefined;
    const lost = [...this.inFlight.values()].flatMap(({ waiting, deadline }) => (clearTimeout(deadline), waiting));
    this.inFlight.clear();
    if (this.closed) lost.push(...this.queue.splice(0));
    for (const { reject } of lost) reject(new KeyVaultFault(code, why));
    await thread?.terminate();
  }
}
