import { HOUSING_CLIENT, LINJIANG_CLIENT } from '../../src/cli/city/clients.js';
import { LIN_QING, SU_XIAOHE, ZHOU_MINGYUAN } from '../../src/cli/city/holders.js';
import { HOUSING_PRINTING, SITE_PERMIT } from '../../src/cli/city/service-items.js';
import { craneCertificate, ISSUER, lookUpOf, PURPOSE, purposeOf, READER } from './orders.js';
import type { WholeService } from './service.js';
import type { Visitor } from './visitor.js';

/** What a door answered. */
export interface Told {
  readonly status: number;
  readonly text: string;
}

/** One call, and whether its answer carries data or a verdict. */
export interface DoorCall {
  readonly name: string;
  readonly tells: boolean;
  readonly call: () => Promise<Told>;
}

const TYPE = craneCertificate().licenceType;
const PRINTING = purposeOf(HOUSING_CLIENT, { cause: '打印证照' }, HOUSING_PRINTING);

/** What must not leave where a read could not be recorded: names, codes, numbers, faces, identifiers, anything signed. */
export const NEEDLES: readonly string[] = [
  LIN_QING.names.zh, LIN_QING.code.code, '演A052026000077', '建筑起重机械司机', '演示市塔机操作考核站', '桐荫路', '1.2.156.3005.2.', 'eyJ', '<svg', 'inForce', '"verdict"',
];

/** A city with one licence more of 林青, and the phone of 林青: everything from which licences are read. */
export class DataDoors {
  private constructor(
    private readonly service: WholeService,
    private readonly identifier: string,
    private readonly phone: Visitor,
  ) {}

  static async open(service: WholeService): Promise<DataDoors> {
    const issued = await service.call({ by: ISSUER, path: '/v1/licences', key: 'doors', body: craneCertificate() });
    const phone = service.visitor();
    await phone.signIn('lin-qing', '/phone/reads');
    return new DataDoors(service, issued.body.identifier as string, phone);
  }

  /** Calls that are answered with data or a verdict. */
  good(): readonly DoorCall[] {
    const { identifier } = this;
    const tells = (name: string, call: () => Promise<Told>): DoorCall => ({ name, tells: true, call });
    return [
      tells('a look-up by holder', () => this.lookUp(lookUpOf(LIN_QING, TYPE))),
      tells('a look-up of every type', () => this.lookUp({ holder: SU_XIAOHE.code, ground: 'duty', purpose: PURPOSE })),
      tells('a look-up by identifier', () => this.lookUp({ identifiers: [identifier], ground: 'duty', purpose: PURPOSE })),
      tells('a look-up that finds nothing', () => this.lookUp(lookUpOf(SU_XIAOHE, TYPE))),
      tells('a verification', () => this.verify({ identifier })),
      tells('a verification of nothing known', () => this.verify({ identifier: `${identifier.slice(0, -1)}?` })),
      tells('a verification of something unreadable', () => this.verify({ printedCode: '#1234567' })),
      tells('a claim that is compared', () => this.verify({ facts: { licenceType: TYPE, identifier, fields: { personName: LIN_QING.names.zh } } })),
      tells('the printed code', () => this.draw(identifier, 'svg')),
      tells('the list of own licences', () => this.phone.go('/phone')),
      tells('an own licence', () => this.phone.go(`/phone/licences/${identifier}`)),
    ];
  }

  /** Calls that are refused, malformed, or tell of no licence. */
  bad(): readonly DoorCall[] {
    const { identifier } = this;
    const silent = (name: string, call: () => Promise<Told>): DoorCall => ({ name, tells: false, call });
    return [
      silent('a look-up without the right', () => this.service.call({ by: ISSUER, path: '/v1/recognition/look-ups', body: lookUpOf(LIN_QING, TYPE, purposeOf(HOUSING_CLIENT)) })),
      silent('a look-up in another’s name', () => this.lookUp(lookUpOf(LIN_QING, TYPE, purposeOf(HOUSING_CLIENT)))),
      silent('a look-up for an item of no shape', () => this.lookUp(lookUpOf(LIN_QING, TYPE, purposeOf(LINJIANG_CLIENT, { caseNumber: '随便' }, SITE_PERMIT)))),
      silent('a look-up by a wrong code', () => this.lookUp({ ...lookUpOf(LIN_QING, TYPE), holder: { codeType: '111', code: '110101199001011238' } })),
      silent('a look-up without a purpose', () => this.lookUp({ holder: ZHOU_MINGYUAN.code, ground: 'duty' })),
      silent('no JSON', () => this.lookUp('{"holder":')),
      silent('no token', () => this.service.call({ path: '/v1/recognition/look-ups', body: lookUpOf(LIN_QING, TYPE) })),
      silent('another’s token', () => this.service.call({ token: 'x.y.z', path: '/v1/recognition/verifications', body: { evidence: { identifier }, purpose: PURPOSE } })),
      silent('a verification of two things', () => this.verify({ identifier, printedCode: '#1' })),
      silent('another department’s printed code', () => this.service.call({ by: READER, path: `/v1/licences/${identifier}/printed-code`, body: { format: 'svg', purpose: PURPOSE } })),
      silent('a picture of no format', () => this.draw(identifier, 'gif')),
      silent('a printed code of nothing', () => this.draw(`${identifier.slice(0, -1)}?`, 'svg')),
      silent('a licence that is nobody’s', () => this.phone.go(`/phone/licences/${identifier}x`)),
      silent('the phone of nobody', () => this.service.visitor().go('/phone')),
      silent('how an own department’s licence stands', () => this.service.get(`/v1/licences/${identifier}`, ISSUER)),
      silent('the list of reads', () => this.phone.go('/phone/reads')),
      silent('the file of reads', () => this.phone.go('/phone/reads.json')),
    ];
  }

  private lookUp(body: unknown): Promise<Told> {
    return this.service.call({ by: READER, path: '/v1/recognition/look-ups', body });
  }

  private verify(evidence: object): Promise<Told> {
    return this.service.call({ by: READER, path: '/v1/recognition/verifications', body: { evidence, purpose: PURPOSE } });
  }

  private draw(identifier: string, format: string): Promise<Told> {
    return this.service.call({ by: ISSUER, path: `/v1/licences/${identifier}/printed-code`, body: { format, purpose: PRINTING } });
  }
}
