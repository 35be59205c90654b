import { BindSignIn } from '../../src/access/bind-sign-in.js';
import type { OfficerOrder } from '../../src/access/register/officer.js';
import { BeginSession } from '../../src/access/sign-in/begin-session.js';
import type { WholeService } from './service.js';
import type { Visitor } from './visitor.js';

/** The sign-in of somebody whom the demonstration city does not have. */
export function strangerNamed(subject: string): OfficerOrder['signedIn'] {
  return { issuer: 'https://people.demo.gov.example', subject };
}

/** Makes them an officer, and signs them in. */
export async function officerAt(service: WholeService, order: OfficerOrder): Promise<Visitor> {
  await service.app.get(BindSignIn).officer(order, 'service');
  const visitor = service.visitor();
  visitor.jar.set('zhengku-session', (await service.app.get(BeginSession).run(order.signedIn, undefined)).secret);
  return visitor;
}
