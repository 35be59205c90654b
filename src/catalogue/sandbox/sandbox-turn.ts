/** Sandboxes are opened and ended one after another: the count is right when one is opened, and none is ended half-opened. */
export class SandboxTurn {
  private last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
