/** What a ledger says to everyone, asked over HTTP as any stranger asks it (C2SP tlog-tiles). */
export class LedgerClient {
  /** @param origin where the service answers, `http://localhost:8080` */
  constructor(private readonly origin: string) {}

  /** @param path below `/ledger/`: `acts/checkpoint`, `acts/tile/entries/000.p/7`. @throws Error where it is not answered with 200 */
  async text(path: string): Promise<string> {
    return (await this.ask(path)).text();
  }

  async bytes(path: string): Promise<Uint8Array> {
    return new Uint8Array(await (await this.ask(path)).arrayBuffer());
  }

  private async ask(path: string): Promise<Response> {
    const answer = await fetch(`${this.origin}/ledger/${path}`);
    if (answer.status !== 200) throw new Error(`${this.origin}/ledger/${path} answered ${answer.status}`);
    return answer;
  }
}
