import type { INestApplicationContext } from '@nestjs/common';
import { dateInChina } from '../primitives/calendar-date.js';
import { sha256 } from '../primitives/digest.js';
import type { Clock } from '../primitives/clock.js';
import { Refusal } from '../primitives/refusal.js';
import { CLOCK } from '../nest/parts.js';
import { tokenOf } from '../nest/wire.js';
import { READER, UNITS } from '../database/parts.js';
import { ActStore } from '../ledger/record/act-store.js';
import { RecordAct } from '../ledger/record/record-act.js';
import { ACCESS_PLAN } from '../access/access-plan.js';
import { BindSignIn } from '../access/bind-sign-in.js';
import type { ClientCaller } from '../access/caller.js';
import { GrantRight } from '../access/grant-right.js';
import { RegisterClient } from '../access/register-client.js';
import { RegisterDepartment } from '../access/register-department.js';
import { ClientDirectory } from '../access/register/client-directory.js';
import { RIGHTS } from '../access/register/right.js';
import { PublishLicenceType } from '../catalogue/publish.js';
import { PublishServiceItem } from '../catalogue/service-item/publish-service-item.js';
import { IssueLicence } from '../licence/issue.js';
import { RevokeLicence } from '../licence/moves/revoke.js';
import { SuspendLicence } from '../licence/moves/suspend.js';
import { ReadLicence } from '../licence/read-licence.js';
import type { City } from './city/city.js';
import { CITY_ITEMS } from './city-items/city-items.js';
import type { CityOrder } from './city/city-order.js';
import type { ClientKeyFolder } from './client-key-folder.js';

/** Granted rights of the demonstration end after ten years. */
const GRANT_MS = 10 * 365 * 86_400_000;
const ACTOR = 'service';
const FOUNDING = sha256('demonstration city').subarray(0, 16);

/** Refusals that say that an earlier start has done it already. */
const ALREADY = new Set(['DEPARTMENT_KNOWN', 'CLIENT_KNOWN', 'SIGN_IN_BOUND', 'LICENCE_TYPE_UNCHANGED', 'SERVICE_ITEM_UNCHANGED', 'LICENCE_STATE_CONFLICT']);

/** Founds the demonstration city through the same verbs that the interface calls. A founding that a crash cut short is taken up again. */
export class FoundCity {
  private readonly clock: Clock;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly city: City,
    private readonly keys: ClientKeyFolder,
  ) {
    this.clock = app.get<Clock>(tokenOf(CLOCK));
  }

  /** @returns whether it was founded now rather than found founded */
  async run(): Promise<boolean> {
    await this.bindPeople();
    const acts = this.app.get(ActStore);
    const reader = this.app.get(tokenOf(READER));
    if ((await acts.leavesOf(reader, FOUNDING)).length > 0) return false;
    await this.registerClients();
    await this.publishTypes();
    await this.publishItems();
    for (const order of this.city.orders) await this.give(order);
    const order = { log: 'acts', name: 'demonstration/found', at: this.clock.now(), actor: ACTOR, subject: FOUNDING, facts: new Map() } as const;
    await this.app.get(tokenOf(UNITS)).run((unit) => this.app.get(RecordAct).run(unit, order, []));
    return true;
  }

  /** Departments first; people at every start, since the embedded provider's name follows this machine's address. */
  private async bindPeople(): Promise<void> {
    const register = this.app.get(RegisterDepartment);
    for (const department of this.city.departments) await unlessDone(() => register.run(department, ACTOR));
    const bind = this.app.get(BindSignIn);
    const { issuer } = this.app.get(tokenOf(ACCESS_PLAN));
    for (const { subject, code } of this.city.signingHolders) await unlessDone(() => bind.holder({ issuer, subject }, code, ACTOR));
    for (const { subject, officer } of this.city.signingOfficers) await unlessDone(() => bind.officer({ ...officer, signedIn: { issuer, subject } }, ACTOR));
  }

  private async registerClients(): Promise<void> {
    const validUntil = this.clock.now() + GRANT_MS;
    for (const { grants, ...client } of this.city.clients) {
      const jwks = { keys: [{ ...this.keys.publicKey(client.clientId), kid: client.clientId }] };
      await unlessDone(() => this.app.get(RegisterClient).run({ ...client, jwks }, ACTOR));
      for (const grant of grants) await this.app.get(GrantRight).run({ clientId: client.clientId, ...grant, validUntil }, ACTOR);
    }
  }

  private async publishTypes(): Promise<void> {
    const publish = this.app.get(PublishLicenceType);
    for (const type of this.city.licenceTypes) {
      const client = this.city.clients.find((each) => each.department === type.definingAuthority.code && each.grants.some((grant) => grant.typeCode === type.code));
      if (client === undefined) throw new RangeError(`nobody in the city may publish ${type.code}`);
      const caller = await this.caller(client.clientId);
      await unlessDone(() => publish.run(type, caller, this.call(client.clientId, `found-type-${type.code}`)));
    }
  }

  private async publishItems(): Promise<void> {
    const publish = this.app.get(PublishServiceItem);
    for (const item of CITY_ITEMS) {
      const client = this.city.clients.find((each) => each.department === item.department);
      if (client === undefined) throw new RangeError(`nobody in the city may publish ${item.code}`);
      const caller = await this.caller(client.clientId);
      await unlessDone(() => publish.run(item, caller, this.call(client.clientId, `found-item-${item.code}`)));
    }
  }

  private async give({ key, client, on, then }: CityOrder): Promise<void> {
    const caller = await this.caller(client.clientId);
    const order = on(dateInChina(this.clock.now()));
    const versionId = await this.app.get(IssueLicence).run(order, caller, this.call(client.clientId, `found-${key}`));
    if (then === undefined) return;
    const { identifier } = await this.app.get(ReadLicence).issued(versionId, caller);
    const move = then.verb === 'suspend' ? this.app.get(SuspendLicence) : this.app.get(RevokeLicence);
    await unlessDone(() => move.run(identifier, then.order, { caller, call: this.call(client.clientId, `found-${key}-${then.verb}`) }));
  }

  private async caller(clientId: string): Promise<ClientCaller> {
    const client = await this.app.get(ClientDirectory).find(clientId);
    if (client === undefined) throw new RangeError(`${clientId} is not registered`);
    return { kind: 'client', client, tokenRights: new Set(RIGHTS) };
  }

  /** The digest leaves the order out: its dates follow the day, and a founding may be taken up on another. */
  private call(client: string, key: string): { client: string; key: string; digest: ReturnType<typeof sha256> } {
    return { client, key, digest: sha256('found', key) };
  }
}

/** Does an act unless an earlier run has done it already. @throws Refusal for any other reason */
export async function unlessDone(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Refusal) || !ALREADY.has(error.code)) throw error;
  }
}
