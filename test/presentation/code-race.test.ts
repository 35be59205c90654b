import { LIN_QING } from '../../src/cli/city/holders.js';
import { RecordAccess } from '../../src/access/event/record-access.js';
import { DataKeys } from '../../src/holder/data-key.js';
import { ExamineDynamicCode } from '../../src/presentation/code/examine-dynamic-code.js';
import { PresentLicence } from '../../src/presentation/code/present-licence.js';
import type { Proof } from '../../src/presentation/proof.js';
import { sizeOf } from '../sizes.js';
import { craneCertificate, ISSUER } from '../support/orders.js';
import { onWholeServices, type WholeService } from '../support/service.js';

/** What one service works on at once: more are shed at its door. */
const IN_FLIGHT = 512;
/** Proofs examined beforehand; one may be tried many times. */
const EXAMINED = 200;

onWholeServices('many who redeem one code at once', (running) => {
  let service: WholeService;

  /** Redeems what was examined before anybody had used it. */
  async function redeem(proof: Proof, number: number): Promise<string> {
    const reader = { kind: 'client', id: `client:racer-${number}`, departmentCode: null } as const;
    const access = { act: 'recognition/look-up', reader, ground: proof.ground, purpose: { cause: 'race' }, holderIndex: null, subjects: [], proof };
    try {
      await service.app.get(RecordAccess).prepare(access).commit((unit) => proof.consume(unit));
      return 'redeemed';
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    }
  }

  it('are all told that it was used but one, whose read alone is recorded', async () => {
    service = running();
    const { identifier } = (await service.call({ by: ISSUER, path: '/v1/licences', key: 'raced', body: craneCertificate({ number: '演A052026000177' }) })).body;
    const keys = service.app.get(DataKeys);
    const holder = { kind: 'holder', holderIndex: keys.indexOf(LIN_QING.code), indexKey: keys.newestIndexKey.generation, codeType: LIN_QING.code.codeType } as const;
    const { text } = await service.app.get(PresentLicence).run(holder, identifier as string);
    const proofs = await Promise.all(Array.from({ length: EXAMINED }, () => service.app.get(ExamineDynamicCode).run(text)));
    const outcomes = new Map<string, number>();
    let next = 0;
    const racer = async (): Promise<void> => {
      while (next < sizeOf('code-race')) {
        const number = next++;
        const outcome = await redeem(proofs[number % EXAMINED] as Proof, number);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, racer));
    expect(Object.fromEntries(outcomes)).toEqual({ redeemed: 1, CODE_USED_ALREADY: sizeOf('code-race') - 1 });
    const { reader } = service.database;
    expect(await reader.query('SELECT cti FROM used_code')).toHaveLength(1);
    expect(await reader.query("SELECT kind FROM access_proof WHERE kind = 'dynamic-code'")).toHaveLength(1);
    expect(await reader.query("SELECT reader FROM access_event WHERE act = 'recognition/look-up' AND ground = 'holderPresent'")).toHaveLength(1);
  }, 300_000);
});
