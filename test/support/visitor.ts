import { randomBytes } from 'node:crypto';

/** A mark as a page puts it into a form when it is drawn. */
export const newMark = (): string => randomBytes(16).toString('hex');

/** What a browser was answered. */
export interface Page {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** A browser with one jar of cookies, that shows each redirect instead of following it. */
export class Visitor {
  readonly jar = new Map<string, string>();
  /** Every address that was opened or pointed to. */
  readonly addresses: string[] = [];
  location = '';

  constructor(private readonly origin: string) {}

  async go(path: string, init: RequestInit = {}): Promise<Page> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { accept: 'text/html', cookie, ...(init.headers as Record<string, string> | undefined) };
    const answer = await fetch(new URL(path, this.origin), { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    this.location = answer.headers.get('location') ?? '';
    this.addresses.push(path, this.location);
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  }

  post(path: string, fields: Record<string, string>, headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }): Promise<Page> {
    return this.go(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  /** To the chooser, a choice, and back to our callback, which is not yet opened. @returns its address */
  async choose(subject: string, returnTo = '/phone'): Promise<string> {
    await this.go(`/sign-in?return=${encodeURIComponent(returnTo)}`);
    await this.go(this.location);
    const page = await this.go(this.location);
    const action = /action="([^"]+)"/.exec(page.text)?.[1] ?? '';
    await this.post(action, { subject });
    await this.go(this.location);
    return this.location;
  }

  async signIn(subject: string, returnTo?: string): Promise<Page> {
    return this.go(await this.choose(subject, returnTo));
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/; */);
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    const isOver = attributes.some((each) => /^max-age=0$/i.test(each) || /^expires=thu, 01 jan 1970/i.test(each));
    if (isOver) this.jar.delete(name);
    else this.jar.set(name, value);
  }
}
