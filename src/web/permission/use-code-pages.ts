import { hex } from '../../primitives/digest.js';
import type { Random } from '../../primitives/random.js';
import type { Reader } from '../../database/reader.js';
import { actorOf } from '../../access/caller.js';
import { markedForm } from '../../access/idempotency/marked-form.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import type { LicenceStore } from '../../licence/register/licence-store.js';
import type { FindUseCode, OwnUseCode } from '../../presentation/use-code/find-use-code.js';
import type { MakeUseCode } from '../../presentation/use-code/make-use-code.js';
import type { AreaView, Frame } from '../page/page-view.js';
import type { UseCodeFormView } from '../page/licence-view.js';
import { clockText, type Lang } from '../texts/lang.js';
import { TEXTS } from '../texts/texts.js';
import type { OfferedItem, OfferedItems } from './offered-items.js';
import type { PhoneFrame } from './phone-frame.js';

/** `/phone/use-code`: the code that has just been made, and what became of it. */
export interface UseCodeView extends AreaView {
  readonly page: 'phone/use-code';
  readonly shown?: {
    readonly code: string;
    readonly licence: string;
    readonly department: string;
    readonly item: string;
    readonly until: string;
    readonly isGood: boolean;
    readonly state: { readonly mood: 'good' | 'past'; readonly icon: string; readonly label: string };
  };
}

const LOOKS = { good: ['good', 'key'], used: ['past', 'check'], over: ['past', 'clock'] } as const satisfies Record<OwnUseCode['standing'], readonly ['good' | 'past', string]>;

/** What the pages ask. */
export interface UseCodeParts {
  readonly make: MakeUseCode;
  readonly find: FindUseCode;
  readonly items: OfferedItems;
  readonly licences: LicenceStore;
  readonly catalogue: Catalogue;
  readonly frame: PhoneFrame;
}

/** The pages on which a holder gives a use code. */
export class UseCodePages {
  constructor(
    private readonly parts: UseCodeParts,
    private readonly reader: Reader,
    private readonly random: Random,
  ) {}

  /** For the page of one licence: which department may fetch it, for which item. */
  async form(identifier: string, lang: Lang): Promise<UseCodeFormView> {
    const groups = new Map<string, OfferedItem[]>();
    for (const item of await this.parts.items.all()) groups.set(item.department, [...(groups.get(item.department) ?? []), item]);
    return {
      once: hex(this.random.bytes(16)),
      identifier,
      groups: [...groups.values()].map((items) => ({ department: items[0]?.departmentNames[lang] ?? '', items: items.map(({ code, names }) => ({ code, name: names[lang] })) })),
    };
  }

  /** @returns the code; of a form that is sent twice, the same @throws Refusal LICENCE_UNKNOWN, SERVICE_ITEM_UNKNOWN, IDEMPOTENCY_… */
  async make(session: HolderSession, { once, identifier, serviceItem }: { readonly once: string; readonly identifier: string; readonly serviceItem: string }): Promise<string> {
    const { department, code: item } = await this.parts.items.one(serviceItem);
    const call = markedForm(actorOf(session), 'use-code', { mark: once, order: { identifier, serviceItem } });
    const { code } = await this.parts.make.run(session, { identifier, department, serviceItem: item }, call);
    return code;
  }

  /** @param code as the browser that made it keeps it; undefined where it keeps none */
  async show(session: HolderSession, code: string | undefined, lang: Lang): Promise<Frame & UseCodeView> {
    const found = code === undefined ? undefined : await this.parts.find.run(session, code);
    const frame = await this.parts.frame.of(session, 'licences');
    const view = { ...frame, page: 'phone/use-code', title: TEXTS[lang].useCodeShown } as const;
    return code === undefined || found === undefined ? view : { ...view, shown: await this.shown(code, found, lang) };
  }

  private async shown(code: string, { versionId, serviceItem, expiresAt, standing }: OwnUseCode, lang: Lang): Promise<NonNullable<UseCodeView['shown']>> {
    const { items, licences, catalogue } = this.parts;
    const [item, version] = [await items.one(serviceItem), await licences.byId(this.reader, versionId)];
    const type = await catalogue.current(version?.typeCode ?? '');
    const [mood, icon] = LOOKS[standing];
    return {
      code,
      licence: type.names[lang],
      department: item.departmentNames[lang],
      item: item.names[lang],
      until: clockText(expiresAt),
      isGood: standing === 'good',
      state: { mood, icon, label: TEXTS[lang][`useCode_${standing}`] },
    };
  }
}
