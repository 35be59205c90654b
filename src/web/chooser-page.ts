import { part } from '../nest/wire.js';
import type { ChooserPage, DemonstrationPerson } from '../access/provider/demonstration-person.js';
import type { DemonstrationIdentity, Frame } from './page/page-view.js';
import type { PageRenderer } from './page/render.js';

export const CHOOSER_PAGE = part<ChooserPage>('ChooserPage');

/** Draws the demonstration's own sign-in: choose whom to be. Chinese, with the English note beside each name. */
export function chooserPage(renderer: PageRenderer, frame: Frame): ChooserPage {
  return (people, action) => {
    const identities = (kind: DemonstrationPerson['kind']): DemonstrationIdentity[] => people.filter((person) => person.kind === kind).map(identityOf);
    return renderer.renderPage({ ...frame, page: 'sign-in', form: { action, hidden: [] }, people: identities('holder'), officers: identities('officer') }, 'zh');
  };
}

function identityOf({ subject, nameZh, nameEn, noteZh, noteEn }: DemonstrationPerson): DemonstrationIdentity {
  return { value: subject, name: `${nameZh} ${nameEn}`, note: `${noteZh} ${noteEn}` };
}
