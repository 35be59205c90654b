import { DRIVING_LICENCE } from '../../../src/cli/city/driving-licence.js';
import { LIN_QING, QINGHE_CATERING, SU_XIAOHE } from '../../../src/cli/city/holders.js';
import { COMPANY_MOVE, HAULAGE_DRIVER, SITE_PERMIT } from '../../../src/cli/city/service-items.js';
import { attributesOf, Clerk } from '../clerk.js';
import type { Page } from '../visitor.js';
import { telling, type DoorCall, type Told } from './door-call.js';
import { TYPE, type DoorCity } from './door-city.js';

const CASE = '/counter/cases/{id}';
const OF_LIN_QING = { item: SITE_PERMIT.code, caseNumber: 'LJ-2026-000123', brought: LIN_QING.code.code };

/** A case that is open, and the clerk who sends its forms. */
interface Opened {
  readonly clerk: Clerk;
  readonly address: string;
}

/** What a clerk is told at the counter: each step on a case of its own. */
export function counterDoors(city: DoorCity): DoorCall[] {
  const begins = (name: string, brought: () => Promise<string>, change?: Partial<DoorCall>): DoorCall => telling('POST /counter', name, async () => beginning(city, await brought()), change);
  return [
    begins('a case that is begun by a code on a card', () => Promise.resolve(LIN_QING.code.code)),
    begins('a case that is begun by a phone’s code', () => city.shown(), { reads: 2 }),
    step(city, 'check', 'a check that is made again', () => ({})),
    step(city, 'look', 'a look by duty', () => ({ [`type-${TYPE}`]: 'on' })),
    step(city, 'scan', 'a phone’s code that is scanned', async () => ({ brought: await city.shown() })),
    step(city, 'scan', 'a printed code that is scanned', () => ({ brought: city.licence.printedCode })),
    step(city, 'scan', 'an identifier that is typed', () => ({ brought: city.licence.identifier })),
    step(city, 'consented', 'what the phone has approved', async ({ clerk, address }) => ({ consent: await consented(city, clerk, address) })),
    step(city, 'fact', 'a fact off the paper', () => ({ fact: `${DRIVING_LICENCE.code}/fileNumber`, value: '990100001237' }), { ...OF_LIN_QING, item: HAULAGE_DRIVER.code }),
    step(city, 'entrusted', 'a look for a delegate', async () => ({ entrustment: await city.entrustment(), delegate: SU_XIAOHE.code.code, delegateType: '' }), {
      ...OF_LIN_QING, item: COMPANY_MOVE.code, brought: QINGHE_CATERING.code.code,
    }),
    step(city, 'verify', 'a file that is verified', () => ({ file: Buffer.from(city.licence.sealedLicence).toString('base64'), pasted: '' })),
    step(city, 'verify', 'a text that is pasted', () => ({ file: '', pasted: city.licence.sealedLicence })),
    step(city, 'file', 'the file of a case', () => ({})),
  ];
}

async function opened(city: DoorCity, beginning = OF_LIN_QING): Promise<Opened> {
  const clerk = new Clerk(city.window('officer-tang'));
  return { clerk, address: (await clerk.begin(beginning)).address };
}

function beginning(city: DoorCity, brought: string): () => Promise<Told> {
  return async () => {
    const { visitor } = new Clerk(city.window('officer-tang'));
    const { page, address } = await new Clerk(visitor).begin({ ...OF_LIN_QING, brought });
    return address === '' ? toldAnew(page, brought) : visitor.go(address);
  };
}

function step(city: DoorCity, name: string, what: string, fields: (opened: Opened) => Promise<Record<string, string>> | Record<string, string>, begun = OF_LIN_QING): DoorCall {
  return telling(`POST ${CASE}/${name}`, what, async () => {
    const { clerk, address } = await opened(city, begun);
    const typed = await fields({ clerk, address });
    const before = (await clerk.visitor.go(address)).text;
    return async () => toldAnew(await clerk.step(address, name, typed), before + JSON.stringify(typed));
  });
}

/** What a page says that was not known before: a case's page repeats what it has told, and what was typed. */
function toldAnew({ status, text }: Page, before: string): Told {
  return status < 400 ? { status, text } : { status, text: text.split(/[<>"]/).filter((part) => !before.includes(part)).join('\n') };
}

async function consented(city: DoorCity, clerk: Clerk, address: string): Promise<string> {
  const asked = await clerk.step(address, 'ask', { key: address.slice(-32), minutes: '5', [`type-${TYPE}`]: 'on' });
  const [consent = ''] = attributesOf(asked, 'data-consent');
  await city.approve(consent);
  return consent;
}
