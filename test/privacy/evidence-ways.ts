import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { HAULAGE_DRIVER_ITEM as ITEM } from '../../src/cli/city-items/people-items.js';
import { parseHolderCode } from '../../src/holder/holder-code.js';
import { lookUpOf, PURPOSE, READER } from '../support/orders.js';
import type { WholeService } from '../support/service.js';
import type { Way } from './ways.js';

const VERIFICATIONS = '/v1/recognition/verifications';
const TRIAL = '/v1/service-items/trial';

/** Ways into the inside of what is verified, proved or tried, of which no schema tells. */
export function evidenceWays(service: WholeService): Way[] {
  const inside: Readonly<Record<string, (code: string) => readonly [path: string, body: object]>> = {
    'a sealed licence': (code) => [VERIFICATIONS, presented({ sealedLicence: `${code}.${code}.${code}~` })],
    'an answer': (code) => [VERIFICATIONS, presented({ answer: { code, receipt: code } })],
    'a file': (code) => [VERIFICATIONS, presented({ file: Buffer.from(`{"code":"${code}","receipt":"${code}"}`).toString('base64') })],
    'a fact off the paper': (code) => ['/v1/recognition/look-ups', byPaper(code)],
    'an operator of a rule': (code) => [TRIAL, withRule({ [code]: [1, 2] })],
    'what a rule looks at': (code) => [TRIAL, withRule({ in: [{ var: code }, [code]] })],
  };
  return Object.entries(inside).map(([name, call]) => ({
    name,
    isPlace: true,
    send: async (code) => {
      const [path, body] = call(code);
      const { status, text } = await service.call({ by: READER, path, body });
      return { status, told: status < 400 ? '' : text };
    },
  }));
}

function presented(evidence: object): object {
  return { evidence, purpose: PURPOSE };
}

function byPaper(code: string): object {
  const secondFact = { licenceType: DRIVING_LICENCE.code, field: 'fileNumber', value: code };
  return { ...lookUpOf({ names: { zh: '', en: '' }, code: parseHolderCode('111', code) }, DRIVING_LICENCE.code), ground: { holderPresent: { secondFact } } };
}

function withRule(rule: object): object {
  return { ...ITEM, needs: ITEM.needs.map((need) => ({ ...need, rule })) };
}
