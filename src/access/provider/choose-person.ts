import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, type Provider } from 'oidc-provider';
import type { DrawnPage } from '../../nest/problem-page.js';
import { Refusal } from '../../primitives/refusal.js';
import { PROVIDER_PATH } from './mount-provider.js';
import type { ChooserPage, DemonstrationPerson } from './demonstration-person.js';

/** A request with its answer, by whose cookies the provider knows which sign-in it is. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Signs in as somebody of the demonstration city. */
export class ChoosePerson {
  /** @param people undefined where this provider signs nobody in */
  constructor(
    private readonly provider: Provider,
    private readonly people: readonly DemonstrationPerson[] | undefined,
    private readonly chooser: ChooserPage,
  ) {}

  /** The page to choose on. @throws Refusal unauthenticated SIGN_IN_EXPIRED */
  async page(uid: string, exchange: Exchange): Promise<DrawnPage> {
    await this.provider.interactionDetails(exchange.request, exchange.response).catch(refuseLost);
    return this.chooser(this.people ?? [], `${PROVIDER_PATH}/interaction/${uid}`, exchange.request);
  }

  /** @returns where the browser goes next. @throws Refusal unauthenticated SIGN_IN_EXPIRED · unprocessable SIGN_IN_CHOICE_UNKNOWN */
  async run(subject: string, { request, response }: Exchange): Promise<string> {
    if (this.people?.some((person) => person.subject === subject) !== true) {
      throw new Refusal('unprocessable', 'SIGN_IN_CHOICE_UNKNOWN', '演示城市没有这个人。Nobody of the demonstration city is called that.');
    }
    return this.provider.interactionResult(request, response, { login: { accountId: subject } }).catch(refuseLost);
  }
}

function refuseLost(error: unknown): never {
  if (error instanceof errors.SessionNotFound) {
    throw new Refusal('unauthenticated', 'SIGN_IN_EXPIRED', '登录已超时，请重新登录。This sign-in took too long: begin again.');
  }
  throw error;
}
