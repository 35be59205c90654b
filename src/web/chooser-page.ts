import { part } from '../nest/wire.js';
import type { ChooserPage, DemonstrationPerson } from '../access/provider/demonstration-person.js';
import { drawPage, langOfRequest } from './page/page-request.js';
import type { Lang } from './texts/lang.js';
import type { DemonstrationIdentity, Frame } from './page/page-view.js';
import type { PageRenderer } from './page/render.js';

export const CHOOSER_PAGE = part<ChooserPage>('ChooserPage');

/** Draws the demonstration's own sign-in: choose whom to be. */
export function chooserPage(renderer: PageRenderer, frame: Frame): ChooserPage {
  return (people, action, request) => {
    const lang = langOfRequest(request);
    const of = (kind: DemonstrationPerson['kind']): DemonstrationIdentity[] => people.filter((person) => person.kind === kind).map((person) => identityOf(person, lang));
    return drawPage(renderer, { ...frame, page: 'sign-in', form: { action, hidden: [] }, people: of('holder'), officers: of('officer') }, request);
  };
}

/** A Chinese name stands beside its spelling: whoever reads no Chinese finds on the phone whom they chose. */
function identityOf({ subject, nameZh, nameEn, noteZh, noteEn }: DemonstrationPerson, lang: Lang): DemonstrationIdentity {
  return lang === 'zh' ? { value: subject, name: nameZh, note: noteZh } : { value: subject, name: `${nameEn} ${nameZh}`, note: noteEn };
}
