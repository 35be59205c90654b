import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of the bench that answers messages one after another. */
export class Child {
  private constructor(private readonly process: ChildProcess) {}

  /** @param file compiled, beside this one */
  static start(file: string, environment: NodeJS.ProcessEnv = {}, execArgv: readonly string[] = []): Child {
    return new Child(fork(fileURLToPath(new URL(file, import.meta.url)), { env: { ...process.env, ...environment }, execArgv: ['--enable-source-maps', ...execArgv] }));
  }

  /** Its next message. @throws Error where it ends instead */
  async told<Message>(): Promise<Message> {
    const heard = new AbortController();
    const { signal } = heard;
    const ended = once(this.process, 'exit', { signal }).then(([code]) => Promise.reject(new Error(`a process of the bench ended with ${String(code)}`)));
    const [message] = (await Promise.race([once(this.process, 'message', { signal }), ended])) as [Message];
    ended.catch(() => undefined);
    heard.abort();
    return message;
  }

  /** Its answer to a message. */
  ask<Answer>(message: object): Promise<Answer> {
    const answer = this.told<Answer>();
    this.process.send(message);
    return answer;
  }

  /** Lets it finish what it does, and waits for its end. */
  async end(): Promise<void> {
    const exit = once(this.process, 'exit');
    this.process.disconnect();
    await exit;
  }
}
