import { join } from 'node:path';
import { systemClock } from '../../src/primitives/clock.js';
import { systemRandom } from '../../src/primitives/random.js';
import type { Purpose } from '../../src/access/purpose.js';
import { GrantRight } from '../../src/access/grant-right.js';
import type { Right } from '../../src/access/register/right.js';
import { LINJIANG_CLIENT, type CityClient } from '../../src/cli/city/clients.js';
import { COMPANY_MOVE, type CityServiceItem } from '../../src/cli/city/service-items.js';
import { ClientKeyFolder } from '../../src/cli/client-key-folder.js';
import { fetchToken } from '../../src/cli/token-client.js';
import type { LicenceTypeCode } from '../../src/holder/licence-type-code.js';
import { keyFor } from '../../src/pki/ceremony/hold.js';
import { CEREMONY, KEY_VAULT } from '../../src/pki/parts.js';
import { tokenOf } from '../../src/nest/wire.js';
import { dateInChina } from '../../src/primitives/calendar-date.js';
import type { CityHolder } from '../../src/cli/city/holders.js';
import { craneCertificate, ISSUER, purposeOf, READER } from './orders.js';
import type { Answer, WholeService } from './service.js';

export const DAY_MS = 86_400_000;

/** Why a department reads, in the house's words. */
export function purposeFor(item: CityServiceItem = COMPANY_MOVE, client: CityClient = LINJIANG_CLIENT): Purpose {
  return purposeOf(client, { cause: '核验迁入企业的许可' }, item);
}

/** The same under the names of the border, as a head. */
export function headFor(item?: CityServiceItem, client?: CityClient): Record<string, string> {
  return headOf(purposeFor(item, client));
}

export function headOf({ department, operator, category, ...others }: Purpose): Record<string, string> {
  return { usingDepartmentCode: department, operatorName: operator, purposeCategory: String(category), ...others };
}

/** Gives a client of the city rights on one licence type, and gets it a token for them. */
export async function entitle(service: WholeService, { clientId }: CityClient, rights: readonly Right[], typeCode: LicenceTypeCode): Promise<string> {
  for (const right of rights) await service.app.get(GrantRight).run({ clientId, right, typeCode, validUntil: service.clock.now() + 86_400_000 }, 'service');
  // A client's grants are remembered for five seconds.
  service.clock.advance(6_000);
  const key = new ClientKeyFolder(join(service.config.dataDir, 'clients')).read(clientId);
  return fetchToken({ origin: service.origin, clientId, key, scope: rights.join(' ') }, systemClock, systemRandom);
}

/** A token of the client as the service itself will sign it when its clock has gone on: the sign-in provider knows the machine's clock only. */
export async function laterToken(service: WholeService, clientId: string, milliseconds: number): Promise<string> {
  const [head = '', body = ''] = (await service.token(clientId)).split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as { iat: number; exp: number };
  const later = { ...claims, iat: claims.iat + milliseconds / 1000, exp: claims.exp + milliseconds / 1000 };
  const text = `${head}.${Buffer.from(JSON.stringify(later)).toString('base64url')}`;
  const { app } = service;
  const signature = await app.get(tokenOf(KEY_VAULT)).sign(keyFor(app.get(tokenOf(CEREMONY)), 'token').kid, 'token', Buffer.from(text));
  return `${text}.${Buffer.from(signature).toString('base64url')}`;
}

/** A holder under short names. */
export function named({ code }: CityHolder): { readonly CZZTDM: string; readonly CZZTDMLXDM: string } {
  return { CZZTDM: code.code, CZZTDMLXDM: code.codeType };
}

/** The neighbour city's system as it calls the sharing services. */
export class SharingCaller {
  constructor(readonly service: WholeService) {}

  ask(name: string, data: object, item: CityServiceItem = COMPANY_MOVE): Promise<Answer> {
    return this.service.call({ by: READER, path: `/gb36906/${name}`, body: { head: headFor(item), data } });
  }

  search(holder: CityHolder, type: string, item?: CityServiceItem): Promise<Answer> {
    return this.ask('search', { ...named(holder), ZZLXDM: type }, item);
  }

  /** The identifier of the holder's licence that stands so. */
  async found(holder: CityHolder, type: string, standing = 'inForce'): Promise<string> {
    const { body } = await this.search(holder, type);
    const certificates = body.data.certificates as readonly { readonly certificateIdentifier: string; readonly certificateStatus: string }[];
    const one = certificates.find(({ certificateStatus }) => certificateStatus === standing);
    if (one === undefined) throw new Error(`no licence of type ${type} is ${standing}`);
    return one.certificateIdentifier;
  }

  metadata(identifier: string, item?: CityServiceItem, range?: string): Promise<Answer> {
    return this.ask('metadata', { ZZBS: identifier, ...(range === undefined ? {} : { ZDFW: range }) }, item);
  }

  /** A copy for thirty days. */
  copy(identifier: string, item?: CityServiceItem): Promise<Answer> {
    return this.ask('file', { ZZBS: identifier, JZJYXQJZSJ: dateInChina(this.service.clock.now() + 30 * DAY_MS) }, item);
  }

  /** Names of what was told of each licence of an answer, as the log of reads has them. */
  async disclosedIn({ body }: Answer): Promise<readonly string[][]> {
    const rows = await this.service.database.reader.query('SELECT event_id, disclosed FROM access_subject');
    const own = rows.filter((row) => Buffer.from(row['event_id'] as Uint8Array).toString('hex') === body.data.event);
    return own.map((row) => String(row['disclosed']).split(' ').filter((name) => name !== '').sort());
  }

  /** What recognition says of an answer that is presented for this item. */
  async verdictOn({ body }: Answer, item?: CityServiceItem): Promise<unknown> {
    const answer = await this.service.call({ by: READER, path: '/v1/recognition/verifications', body: { evidence: { answer: body.data }, purpose: purposeFor(item) } });
    return answer.body.verdict;
  }

  /** A crane driver's certificate, fresh from the issuer. @param ordinal of its number */
  async issue(ordinal: number): Promise<{ readonly identifier: string; readonly sealedLicence: string; readonly printedCode: string }> {
    const order = craneCertificate({ number: `演A052026000${ordinal}` });
    return (await this.service.call({ by: ISSUER, path: '/v1/licences', key: `sharing-${ordinal}`, body: order })).body;
  }
}
