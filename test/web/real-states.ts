import type { Page } from 'playwright-core';
import { deflate, inflate } from '../../src/primitives/deflate.js';
import { BUSINESS_LICENCE } from '../../src/cli/city/business-licence.js';
import { FOOD_BUSINESS_PERMIT } from '../../src/cli/city/food-business-permit.js';
import { COMPANY_MOVE } from '../../src/cli/city/service-items.js';
import type { IssuedLicence } from '../../src/licence/licence-view.js';
import { carrierText, pack } from '../../src/licence/code/code-carrier.js';
import { assembleCode } from '../../src/licence/code/cose-sign1.js';
import { readPrintedCode, unsignedPrintedCode } from '../../src/licence/code/printed-code.js';
import { EXAMPLE_KID, signExample } from '../support/codes.js';
import { makeReads, RECOGNITION_STATES } from './recognition-states.js';
import { BROKEN_PATH, type RunningCity } from './running-city.js';
import { asOfficer, at, signIn, type Prepared, type RealState, type Scene } from './scene.js';

/** What a QR code says. */
type Code = Pick<IssuedLicence, 'printedCode'>;

/** The system of the department that registers homes. */
export const REGISTRY = 'yanshi-natural-resources';

/** Why a licence of the walk is moved. */
export const MOVE = { reason: '登记材料不实，依法处理', legalBasis: '《不动产登记暂行条例》；演自然资决〔演示〕第0009号' };

/** A home more for 林青. @param place tells the homes apart */
export function issueHome(city: RunningCity, place: number, validFrom?: string): Promise<IssuedLicence> {
  return city.issueLike('lin-su-home-title', { number: `演（2026）演示市不动产权第009990${place}号`, ...(validFrom === undefined ? {} : { validFrom }) });
}

export function moveHome(city: RunningCity, { identifier }: IssuedLicence, verb: 'revoke' | 'suspend'): Promise<unknown> {
  return city.call(REGISTRY, `/v1/licences/${identifier}/${verb}`, MOVE);
}

/** @param later a day to come, `2026-12-24` */
export async function prepare(city: RunningCity, later: string): Promise<Prepared> {
  await makeReads(city);
  for (const order of applications(later)) await city.call('linjiang-approval', '/v1/access-applications', order);
  const [revoked, suspended] = [await issueHome(city, 1), await issueHome(city, 2)];
  await moveHome(city, revoked, 'revoke');
  await moveHome(city, suspended, 'suspend');
  return { inForce: await issueHome(city, 0), revoked, suspended, notYetEffective: await issueHome(city, 3, later) };
}

/** What the neighbour city asks the market supervision bureau for. */
function applications(until: string): object[] {
  const order = { rights: ['recognition:look-up'], until, reason: '企业跨市迁入登记须核对其在原登记地的许可', legalBasis: '《中华人民共和国市场主体登记管理条例》第二十七条' };
  return [FOOD_BUSINESS_PERMIT, BUSINESS_LICENCE].map(({ code }) => ({ ...order, licenceType: code, serviceItems: [COMPANY_MOVE.code] }));
}

export function phoneAddress(origin: string, { identifier }: IssuedLicence): string {
  return `${origin}/phone/licences/${encodeURIComponent(identifier)}`;
}

/** What the code leads to, at the host that is running here. */
export function verifierAddress(origin: string, { printedCode }: Code): string {
  return `${origin}/v/${printedCode.slice(printedCode.indexOf('#'))}`;
}

/** Opens the verifier with a code and answers the verdict once it stands there. */
export async function verdictOn(page: Page, address: string): Promise<string | null> {
  // From one fragment to another a browser does not load the page anew.
  await page.goto('about:blank');
  await page.goto(address);
  const verdict = page.locator('[data-verdict]');
  await verdict.waitFor();
  return verdict.getAttribute('data-verdict');
}

/** The same claims, signed by a key that no trust list of this city knows. */
export async function ofAnotherRoot({ printedCode }: Code): Promise<Code> {
  const reading = await readPrintedCode(printedCode, inflate);
  if (!reading.readable) throw new Error(reading.detail);
  const unsigned = unsignedPrintedCode({ alg: -7, kid: EXAMPLE_KID }, reading.code.claims);
  return { printedCode: carrierText('elsewhere.example', pack(assembleCode(unsigned, signExample(unsigned.toBeSigned)), deflate)) };
}

/** With one digit of the code changed, near its end, where the signature is. */
export function oneDigitChanged({ printedCode }: Code): Code {
  return { printedCode: `${printedCode.slice(0, -30)}${(Number(printedCode.at(-30)) + 1) % 10}${printedCode.slice(-29)}` };
}

const signedIn = (subject: string): RealState => ({ page, city }) => signIn(page, city.secure, subject);
const held = (which: keyof Prepared): RealState => async ({ page, city, prepared }) => {
  await signIn(page, city.secure, 'lin-qing');
  await page.goto(phoneAddress(city.secure, prepared[which]));
};
const scanned = (codeOf: (prepared: Prepared) => Code | Promise<Code>): RealState => async ({ page, city, prepared }) =>
  verdictOn(page, verifierAddress(city.secure, await codeOf(prepared)));

/** A licence on show, and then something happens while so many seconds pass on the phone. @param then what the screen says afterwards */
const shown = (happens: (scene: Scene, licence: IssuedLicence) => Promise<unknown>, seconds: number, then: string): RealState => async (scene) => {
  const { page, city } = scene;
  await page.clock.install();
  await signIn(page, city.secure, 'lin-qing');
  const licence = await issueHome(city, homes++);
  await page.goto(phoneAddress(city.secure, licence));
  await page.locator('.countdown').waitFor();
  await happens(scene, licence);
  await page.clock.runFor(seconds * 1_000);
  await page.locator(then).waitFor();
};
/** Homes from here on are issued where they are shown. */
let homes = 100;
const cutOff = (page: Page): Promise<void> => page.context().setOffline(true);

/** Every page in every state, by a name fit for a file. */
export const REAL_STATES: Readonly<Record<string, RealState>> = {
  landing: at('/'),
  chooser: at('/phone'),
  'phone-cards': signedIn('lin-qing'),
  'phone-cards-suspended': signedIn('zhou-mingyuan'),
  'phone-empty': signedIn('newcomer'),
  licence: held('inForce'),
  'licence-shown-for-20-seconds': shown(() => Promise.resolve(), 20, '.countdown.mood-good'),
  'licence-suspended-while-shown': shown(({ city }, licence) => moveHome(city, licence, 'suspend'), 6, '#show .refused'),
  'licence-shown-offline': shown(({ page }) => cutOff(page), 25, '.countdown.mood-warn'),
  'licence-run-out-offline': shown(({ page }) => cutOff(page), 62, '#show .refused button'),
  'licence-shown-signed-out': shown(({ page }) => page.context().clearCookies({ name: /session/ }), 6, '#show .refused a'),
  'licence-revoked': held('revoked'),
  'licence-suspended': held('suspended'),
  'licence-not-yet-effective': held('notYetEffective'),
  'verifier-empty': at('/v/'),
  'verifier-valid': scanned(({ inForce }) => inForce),
  'verifier-revoked': scanned(({ revoked }) => revoked),
  'verifier-suspended': scanned(({ suspended }) => suspended),
  'verifier-not-yet-effective': scanned(({ notYetEffective }) => notYetEffective),
  'verifier-unreadable': scanned(() => ({ printedCode: '#123456' })),
  'verifier-altered': scanned(({ inForce }) => oneDigitChanged(inForce)),
  'verifier-unknown-issuer': scanned(({ inForce }) => ofAnotherRoot(inForce)),
  'verifier-cannot-tell': offline,
  'console-steward': asOfficer('officer-he', '/console'),
  'console-applicant': asOfficer('officer-tang', '/console'),
  async 'console-apply'(scene) {
    await asOfficer('officer-tang', '/console')(scene);
    await scene.page.locator('a[href="/console/apply"]').click();
    await scene.page.locator('.apply').waitFor();
  },
  async 'console-apply-flawed'(scene) {
    await REAL_STATES['console-apply']?.(scene);
    await scene.page.locator('#until').fill('2026-12-31');
    await scene.page.locator('#reason').fill('核对');
    await scene.page.locator('#legal-basis').fill('依据');
    await scene.page.locator('.apply button').click();
    await scene.page.locator('.flaws').waitFor();
  },
  async 'console-application'(scene) {
    await asOfficer('officer-he', '/console')(scene);
    await scene.page.locator('.application a').first().click();
    await scene.page.locator('.answers-to-give').waitFor();
  },
  ...RECOGNITION_STATES,
  docs: at('/docs'),
  'problem-not-found': at('/no-such-page'),
  'problem-fault': at(BROKEN_PATH),
  'problem-sign-in-over': at('/oidc/interaction/long-gone'),
  'problem-no-token': at('/v1/licences/1'),
  async 'problem-officer'({ page, city }) {
    await page.goto(`${city.secure}/phone`);
    await page.locator('button[value=officer-he]').click();
    await page.locator('.problem').waitFor();
  },
  async 'problem-not-own'({ page, city, prepared }) {
    await signIn(page, city.secure, 'zhang-jian');
    await page.goto(phoneAddress(city.secure, prepared.inForce));
  },
};

/** The page is there, then the network is not. */
async function offline({ page, city, prepared }: Scene): Promise<void> {
  await page.goto(`${city.secure}/v/`);
  await page.locator('.steps').waitFor();
  await page.context().setOffline(true);
  await page.locator('textarea').fill(prepared.inForce.printedCode);
  await page.locator('textarea').press('Enter');
  await page.locator('[data-verdict=cannotTell]').waitFor();
}
