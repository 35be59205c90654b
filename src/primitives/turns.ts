/** Work at one place is done one after another, in this process; work at different places side by side. */
export class Turns {
  /** The last taken turn of each place; none where nobody works. */
  private readonly last = new Map<string, Promise<unknown>>();

  async take<T>(place: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.last.get(place) ?? Promise.resolve()).then(work);
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    this.last.set(place, settled);
    try {
      return await turn;
    } finally {
      if (this.last.get(place) === settled) this.last.delete(place);
    }
  }
}
