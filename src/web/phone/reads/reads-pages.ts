import type { Reader } from '../../../database/reader.js';
import { hex } from '../../../primitives/digest.js';
import type { Random } from '../../../primitives/random.js';
import type { DepartmentStore } from '../../../access/register/department-store.js';
import type { HolderSession } from '../../../access/sign-in/session.js';
import type { Catalogue } from '../../../catalogue/catalogue.js';
import type { LicenceType } from '../../../catalogue/licence-type.js';
import type { ListObjections } from '../../../presentation/objections/list-objections.js';
import type { GatheredRead } from '../../../presentation/reads/gather-reads.js';
import type { OwnReads, ReadsPage } from '../../../presentation/reads/own-reads.js';
import type { ReadsStanding } from '../../../presentation/reads-log/reads-standing.js';
import { Refusal } from '../../../primitives/refusal.js';
import type { PageView } from '../../page/page-view.js';
import type { PhoneFrame } from '../../permission/phone-frame.js';
import type { Lang, Names } from '../../texts/lang.js';
import { readsView, type ReadsView } from './reads-view.js';

/** What the holder's page of reads shows. It opens no licence, so it knows no name of the holder either. */
export class ReadsPages {
  constructor(
    private readonly own: OwnReads,
    private readonly objections: ListObjections,
    private readonly standing: ReadsStanding,
    private readonly catalogue: Catalogue,
    private readonly departments: DepartmentStore,
    private readonly reader: Reader,
    private readonly phone: PhoneFrame,
    private readonly random: Random,
  ) {}

  async list(session: HolderSession, page: ReadsPage, lang: Lang): Promise<PageView> {
    const list = await this.own.run(session, page);
    const shown = [...list.reads, ...list.ownLooks.newest];
    const words = {
      lang,
      departments: await this.names(),
      types: await this.types(shown),
      objections: await this.objections.toReads(session, list.reads.map(({ read }) => read.id)),
      newMark: () => hex(this.random.bytes(16)),
    };
    const view: ReadsView = readsView({ list, page, standing: await this.standing.run(), words });
    return { ...(await this.phone.of(session, 'reads')), ...view };
  }

  private async names(): Promise<ReadonlyMap<string, Names>> {
    const all = await this.departments.all(this.reader);
    return new Map(all.map(({ code, nameZh, nameEn }) => [code, { zh: nameZh, en: nameEn }]));
  }

  private async types(reads: readonly GatheredRead[]): Promise<ReadonlyMap<string, LicenceType>> {
    const types = new Map<string, LicenceType>();
    for (const { typeCode, typeVersion } of reads.flatMap(({ read }) => read.licences)) {
      const name = `${typeCode}/${typeVersion}`;
      const type = types.get(name) ?? (await this.catalogue.version(typeCode, typeVersion).catch(unknownType));
      if (type !== undefined) types.set(name, type);
    }
    return types;
  }
}

/** A type that somebody deleted takes its labels with it, not the page. */
function unknownType(error: unknown): undefined {
  if (error instanceof Refusal) return undefined;
  throw error;
}
