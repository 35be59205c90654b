import type { Page } from 'playwright-core';
import type { IssuedLicence } from '../../src/licence/licence-view.js';
import type { RunningCity } from './running-city.js';

/** Licences of 林青 that are issued for the walk, one for each way to stand. */
export interface Prepared {
  readonly inForce: IssuedLicence;
  readonly revoked: IssuedLicence;
  readonly suspended: IssuedLicence;
  readonly notYetEffective: IssuedLicence;
}

/** Where a page of the running service is looked at, and what was issued for it. */
export interface Scene {
  readonly page: Page;
  readonly city: RunningCity;
  readonly prepared: Prepared;
}

/** Brings a phone with nothing stored to one state that a person may meet. */
export type RealState = (scene: Scene) => Promise<unknown>;

export const at = (path: string): RealState => ({ page, city }) => page.goto(city.secure + path);

/** Signs in through the chooser, from the phone's first page back to it. */
export async function signIn(page: Page, origin: string, subject: string): Promise<void> {
  await page.goto(`${origin}/phone`);
  await page.locator(`button[value=${subject}]`).click();
  await page.waitForURL(`${origin}/phone`);
}

/** An officer of a department, at a page of theirs. */
export function asOfficer(officer: string, path: string): RealState {
  return async ({ page, city }) => {
    await page.goto(city.secure + path);
    await page.locator(`button[value=${officer}]`).click();
    await page.waitForURL(city.secure + path);
  };
}
