import { LINJIANG_CLIENT } from '../../src/cli/city/clients.js';
import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { LIN_QING } from '../../src/cli/city/holders.js';
import { REAL_ESTATE_TITLE } from '../../src/cli/city/real-estate-title.js';
import { COMPANY_MOVE, HAULAGE_DRIVER, SCHOOL_PLACE } from '../../src/cli/city/service-items.js';
import { lookUpOf, purposeOf, READER } from '../support/orders.js';
import type { RunningCity } from './running-city.js';
import { asOfficer, at, signIn, type RealState, type Scene } from './scene.js';

const SCHOOL_PURPOSE = purposeOf(LINJIANG_CLIENT, { cause: '核对适龄儿童的住房' }, SCHOOL_PLACE);
const HAULAGE_PURPOSE = purposeOf(LINJIANG_CLIENT, { cause: '核对驾驶资格' }, HAULAGE_DRIVER);

/** What a department has looked at, for the holder to see. */
export async function makeReads(city: RunningCity): Promise<void> {
  await city.call(READER, '/v1/recognition/look-ups', lookUpOf(LIN_QING, REAL_ESTATE_TITLE.code, SCHOOL_PURPOSE));
  await city.call(READER, '/v1/recognition/look-ups', lookUpOf(LIN_QING, DRIVING_LICENCE.code, HAULAGE_PURPOSE));
}

/** The pages of recognition: of everyone, of the holder, of the counter and of the department. */
export const RECOGNITION_STATES: Readonly<Record<string, RealState>> = {
  items: at('/items'),
  'item-company-move': at(`/items/${COMPANY_MOVE.code}`),
  'item-haulage-driver': at(`/items/${HAULAGE_DRIVER.code}`),
  async 'phone-reads'(scene) {
    await onPhone('lin-qing', '/phone/reads')(scene);
    // What was told stands there to be read, not for screen readers alone.
    const told = await scene.page.locator('.told').first().boundingBox();
    if ((told?.width ?? 0) < 200) throw new Error('the page does not show what was told');
  },
  'phone-reads-empty': onPhone('newcomer', '/phone/reads'),
  'phone-reads-open': async (scene) => {
    await onPhone('lin-qing', '/phone/reads')(scene);
    for (const details of await scene.page.locator('[id^=read-] details:not(.object) > summary').all()) await details.click();
  },
  'phone-reads-objected': objected,
  'phone-consents-empty': onPhone('newcomer', '/phone/consents'),
  async 'phone-consents-asked'(scene) {
    const { holder } = lookUpOf(LIN_QING, DRIVING_LICENCE.code) as { holder: object };
    await scene.city.call(READER, '/v1/recognition/consents', { holder, licenceTypes: [DRIVING_LICENCE.code], purpose: HAULAGE_PURPOSE });
    await onPhone('lin-qing', '/phone/consents')(scene);
  },
  'phone-entrustments': onPhone('lin-qing', '/phone/entrustments'),
  'counter-items': asOfficer('officer-tang', '/counter'),
  'counter-begin': async (scene) => {
    await asOfficer('officer-tang', '/counter')(scene);
    await scene.page.locator(`.items a[href*="${HAULAGE_DRIVER.code}"]`).first().click();
    await scene.page.locator('#caseNumber').waitFor();
  },
  'counter-case': begun,
  'counter-valid': scannedAtCounter(({ inForce }) => inForce.printedCode),
  'counter-revoked': scannedAtCounter(({ revoked }) => revoked.printedCode),
  'counter-unread': scannedAtCounter(({ inForce }) => inForce.printedCode.slice(0, -40)),
  async 'console-objections'(scene) {
    await objected(scene);
    await scene.page.context().clearCookies({ name: /session/ });
    await asOfficer('officer-tang', '/console/objections')(scene);
    await scene.page.locator('.objections').waitFor();
  },
};

function onPhone(subject: string, path: string): RealState {
  return async ({ page, city }) => {
    await signIn(page, city.secure, subject);
    await page.goto(city.secure + path);
  };
}

/** The holder objects to the newest read, once. */
async function objected(scene: Scene): Promise<void> {
  await onPhone('lin-qing', '/phone/reads')(scene);
  const { page } = scene;
  if ((await page.locator('.objection').count()) > 0) return;
  const form = page.locator('details.object').first();
  await form.locator('summary').click();
  await form.locator('textarea').fill('我没有在邻江市办理过这件事，请说明为何查阅。');
  await form.locator('button').click();
  await page.locator('.objection').first().waitFor();
}

async function begun(scene: Scene): Promise<void> {
  const { page } = scene;
  await RECOGNITION_STATES['counter-begin']?.(scene);
  await page.locator('#caseNumber').fill('LJ-2026-000321');
  await page.locator('#brought').fill(LIN_QING.code.code);
  await page.locator('#brought').press('Enter');
  await page.waitForURL(/\/counter\/cases\/[0-9a-f]{32}$/);
}

function scannedAtCounter(codeOf: (prepared: Scene['prepared']) => string): RealState {
  return async (scene) => {
    await begun(scene);
    await scene.page.locator('#brought').fill(codeOf(scene.prepared));
    await scene.page.locator('#brought').press('Enter');
    await scene.page.locator('.document, .refusal').first().waitFor();
  };
}
