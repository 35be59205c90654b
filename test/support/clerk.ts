import { randomBytes } from 'node:crypto';
import type { Page, Visitor } from './visitor.js';

/** Every ASCII character in its full-width form, as a USB scanner types it through an input method. */
export const fullWidth = (plain: string): string => plain.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));

/** What a clerk types to begin. */
export interface Beginning {
  readonly item: string;
  readonly caseNumber: string;
  readonly brought: string;
  readonly codeType?: string;
  readonly cause?: string;
  readonly role?: string;
  readonly key?: string;
}

/** A clerk at the desk, who sends the pages' own forms. */
export class Clerk {
  constructor(readonly visitor: Visitor) {}

  /** @returns the page, and where it leads: the case's address, '' where it was refused */
  async begin({ key = randomBytes(16).toString('hex'), codeType = '', cause = '办理从业资格认定', ...typed }: Beginning): Promise<{ readonly page: Page; readonly address: string }> {
    const page = await this.visitor.post('/counter', { key, codeType, cause, ...typed });
    return { page, address: this.visitor.location };
  }

  /** Sends a form of a case, and opens where it leads. */
  async step(address: string, step: string, fields: Record<string, string> = {}): Promise<Page> {
    const page = await this.visitor.post(`${address}/${step}`, fields);
    return page.status === 303 ? this.visitor.go(this.visitor.location) : page;
  }

  scan(address: string, brought: string): Promise<Page> {
    return this.step(address, 'scan', { brought });
  }
}

/** What stands in a page for people: its text without the markup. */
export function wordsOf({ text }: Pick<Page, 'text'>): string {
  return text.slice(text.indexOf('<main')).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

/** The values of an attribute, in their order. */
export function attributesOf({ text }: Pick<Page, 'text'>, name: string): string[] {
  return [...text.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value);
}
