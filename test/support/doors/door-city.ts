import { DRIVING_LICENCE } from '../../../src/cli/city/driving-licence.js';
import { LINJIANG_APPROVAL } from '../../../src/cli/city/departments.js';
import { LIN_QING, QINGHE_CATERING, SU_XIAOHE, ZHOU_MINGYUAN, type CityHolder } from '../../../src/cli/city/holders.js';
import type { IssuedLicence } from '../../../src/licence/licence-view.js';
import { AnswerConsent } from '../../../src/presentation/consent/answer-consent.js';
import { Entrust } from '../../../src/presentation/entrustment/entrust.js';
import { PresentLicence } from '../../../src/presentation/code/present-licence.js';
import { hex } from '../../../src/primitives/digest.js';
import { newCall, sessionOf } from '../../presentation/callers.js';
import { Clerk } from '../clerk.js';
import { extraClient } from '../extra-client.js';
import { madeUpHolder } from '../made-up-holders.js';
import { accessOrder, craneCertificate, ISSUER, lookUpOf, PURPOSE, READER } from '../orders.js';
import type { Answer, WholeService } from '../service.js';
import { SharingCaller } from '../sharing.js';
import type { Visitor } from '../visitor.js';

/** The type of the licences that are read here. */
export const TYPE = craneCertificate().licenceType;

/** A city with one licence more of 林青, its phones and a desk, and whatever opens a door once. */
export class DoorCity {
  readonly sharing: SharingCaller;
  private ordinal = 0;

  private constructor(
    readonly service: WholeService,
    readonly licence: IssuedLicence,
    /** As it was told to the neighbour city. */
    readonly answer: Answer['body'],
    /** Of somebody who may have a look told to the holder later. */
    readonly investigator: string,
    private readonly signedIn: Readonly<Record<'lin-qing' | 'zhou-mingyuan' | 'officer-tang', Visitor>>,
  ) {
    this.sharing = new SharingCaller(service);
  }

  static async open(service: WholeService): Promise<DoorCity> {
    const licence = (await service.call({ by: ISSUER, path: '/v1/licences', key: 'doors', body: craneCertificate() })).body as IssuedLicence;
    const { body } = await service.call({ by: READER, path: '/v1/recognition/look-ups', body: lookUpOf(LIN_QING, TYPE) });
    const signIn = async (subject: string): Promise<Visitor> => {
      const visitor = service.visitor();
      await visitor.signIn(subject, '/phone/reads');
      return visitor;
    };
    const grants = [{ right: 'recognition:look-up', typeCode: '*' }, { right: 'recognition:investigate', typeCode: '*' }] as const;
    const investigator = await extraClient(service, { clientId: 'linjiang-inspection', department: LINJIANG_APPROVAL.code, grants });
    const signedIn = { 'lin-qing': await signIn('lin-qing'), 'zhou-mingyuan': await signIn('zhou-mingyuan'), 'officer-tang': await signIn('officer-tang') };
    return new DoorCity(service, licence, body, investigator, signedIn);
  }

  /** A window of its own of somebody's browser: several may be used at once. */
  window(subject: 'lin-qing' | 'zhou-mingyuan' | 'officer-tang'): Visitor {
    const visitor = this.service.visitor();
    for (const [name, value] of this.signedIn[subject].jar) visitor.jar.set(name, value);
    return visitor;
  }

  /** A certificate of 周明远 that nobody has looked at yet. */
  async another(): Promise<IssuedLicence> {
    const number = `演A05202601${String(++this.ordinal).padStart(4, '0')}`;
    const answer = await this.service.call({ by: ISSUER, path: '/v1/licences', key: `doors-${this.ordinal}`, body: craneCertificate({ number }, ZHOU_MINGYUAN) });
    return answer.body as IssuedLicence;
  }

  /** The code of a licence on its holder's phone, good once. */
  async shown(identifier = this.licence.identifier): Promise<string> {
    return (await this.service.app.get(PresentLicence).run(sessionOf(this.service, LIN_QING), identifier)).text;
  }

  /** A use code for the neighbour city's permit to begin construction. */
  async useCode(): Promise<string> {
    const { identifier } = await this.another();
    return (await this.service.call({ by: READER, path: '/v1/recognition/use-codes', body: { identifier, purpose: PURPOSE, ground: 'duty' } })).body.code as string;
  }

  /** What 林青 has approved on the phone. */
  async consent(): Promise<string> {
    const body = { holder: LIN_QING.code, licenceTypes: [TYPE], purpose: PURPOSE };
    const { consent } = (await this.service.call({ by: READER, path: '/v1/recognition/consents', key: newCall('consent').key, body })).body as { consent: string };
    await this.approve(consent);
    return consent;
  }

  approve(consent: string): Promise<unknown> {
    return this.service.app.get(AnswerConsent).run(sessionOf(this.service, LIN_QING), new Uint8Array(Buffer.from(consent, 'hex')), 'approve');
  }

  /** 苏晓禾 may act once for the holder. */
  async entrustment(holder: CityHolder = QINGHE_CATERING): Promise<string> {
    const validUntil = this.service.clock.now() + 86_400_000;
    const order = { delegate: { name: SU_XIAOHE.names.zh, ...SU_XIAOHE.code }, relation: 'handler', licenceTypes: '*', serviceItems: '*', uses: 1, validUntil } as const;
    return hex(await this.service.app.get(Entrust).run(sessionOf(this.service, holder), order, newCall('entrust')));
  }

  /** A look at 林青’s driving licence by what stands on the paper. */
  byPaper(fileNumber: string, holder: { readonly codeType: string; readonly code: string } = LIN_QING.code): object {
    return { holder, ground: { holderPresent: { secondFact: { licenceType: DRIVING_LICENCE.code, field: 'fileNumber', value: fileNumber } } }, purpose: PURPOSE };
  }

  /** What the parameters of paths may name here, by parameter; where doors differ, by door and parameter. */
  async objects(): Promise<Readonly<Record<string, string>>> {
    const { identifier } = this.licence;
    const application = await this.service.call({ by: READER, path: '/v1/access-applications', key: 'doors', body: accessOrder() });
    const { address } = await new Clerk(this.window('officer-tang')).begin({ item: PURPOSE.serviceItemCode, caseNumber: PURPOSE.caseNumber, brought: LIN_QING.code.code });
    return {
      identifier, code: TYPE, version: '1', list: '1', log: 'acts', path: '0/000', name: 'style.css',
      consent: await this.consent(),
      'GET /items/{code} code': PURPOSE.serviceItemCode,
      'GET /v1/service-items/{code} code': PURPOSE.serviceItemCode,
      'GET /phone/reads/{id}/proof id': this.answer.event as string,
      'GET /v1/access-applications/{id} id': application.body.id as string,
      'GET /counter/cases/{id}/consents id': address.slice(-32),
    };
  }

  /** Somebody of whom the register has nothing, and nobody has asked yet. */
  nobody(): { readonly codeType: '111'; readonly code: string } {
    return madeUpHolder(++this.ordinal);
  }
}
