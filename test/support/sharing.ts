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
import { purposeOf } from './orders.js';
import type { WholeService } from './service.js';

/** Why the neighbour city's department reads, in the house's words. */
export function purposeFor({ code, names }: CityServiceItem = COMPANY_MOVE, client: CityClient = LINJIANG_CLIENT): Purpose {
  return purposeOf(client, { serviceItemName: names.zh, serviceItemCode: code, cause: '核验迁入企业的许可' });
}

/** The same under the names of the border, as a head. */
export function headFor(item?: CityServiceItem, client?: CityClient): Record<string, string> {
  const { department, operator, serviceItemName = '', serviceItemCode = '', caseNumber, callingSystem, cause, category } = purposeFor(item, client);
  return { usingDepartmentCode: department, operatorName: operator, serviceItemName, serviceItemCode, caseNumber, callingSystem, cause, purposeCategory: String(category) };
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
