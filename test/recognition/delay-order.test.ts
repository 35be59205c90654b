import type { ClientCaller } from '../../src/access/caller.js';
import type { Right } from '../../src/access/register/right.js';
import { delayOf, delayOrder } from '../../src/recognition/delay/delay-order.js';
import { MARKET_CLIENT } from '../../src/cli/city/clients.js';
import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { REAL_ESTATE_TITLE } from '../../src/cli/city/real-estate-title.js';
import { MARKET_INSPECTION, NEW_FOOD_PERMIT } from '../../src/cli/city/service-items.js';
import { purposeOf } from '../support/orders.js';

const NOW = Date.UTC(2026, 10, 28, 2);
const DAY = 86_400_000;
const DOCUMENT = '演公（刑）调证字〔2026〕0017号';
const OTHER = purposeOf(MARKET_CLIENT, {}, MARKET_INSPECTION);
const CASE = purposeOf(MARKET_CLIENT, {}, NEW_FOOD_PERMIT);

const by = (typeCode: string, right: Right = 'recognition:investigate'): ClientCaller =>
  ({ kind: 'client', client: { ...MARKET_CLIENT, grants: [{ right, typeCode, validUntil: NOW + DAY }] }, tokenRights: new Set([right]) }) as unknown as ClientCaller;
const until = (days: number): { document: string; until: string } => ({ document: DOCUMENT, until: new Date(NOW + days * DAY).toISOString() });
const CARS = { purpose: OTHER, licenceTypes: [DRIVING_LICENCE.code] };

describe('the order that a look be told late', () => {
  it('is recorded with its document and its day', () => {
    expect(delayOf(until(180), by('*'), { purpose: OTHER, licenceTypes: '*' }, NOW)).toEqual({ document: DOCUMENT, until: NOW + 180 * DAY });
    expect(delayOf(until(1), by(DRIVING_LICENCE.code), CARS, NOW)).toEqual({ document: DOCUMENT, until: NOW + DAY });
  });

  it.each([
    ['without the right', by('*', 'recognition:look-up'), CARS],
    ['for one type, about another', by(DRIVING_LICENCE.code), { purpose: OTHER, licenceTypes: [DRIVING_LICENCE.code, REAL_ESTATE_TITLE.code] }],
    ['for one type, about every one', by(DRIVING_LICENCE.code), { purpose: OTHER, licenceTypes: '*' as const }],
    ['about no type', by(DRIVING_LICENCE.code), { purpose: OTHER, licenceTypes: [] }],
  ])('needs the right to investigate: %s', (_why, caller, look) => {
    expect(() => delayOf(until(30), caller, look, NOW)).toThrow('RIGHT_MISSING');
  });

  it('is for no service item: whoever asks for one knows of it', () => {
    expect(() => delayOf(until(30), by('*'), { ...CARS, purpose: CASE }, NOW)).toThrow('DELAY_PURPOSE_UNFIT');
  });

  it.each([0, -1, 180.001, 400])('lies ahead and ends within 180 days: not %s days', (days) => {
    expect(() => delayOf(until(days), by('*'), CARS, NOW)).toThrow('DELAY_TERM_UNFIT');
  });

  it.each([{ document: '无编号', until: '2026-12-01T00:00:00Z' }, { document: '', until: '2026-12-01T00:00:00Z' }, { document: '第'.repeat(101), until: '2026-12-01T00:00:00Z' }, { document: DOCUMENT, until: '2026-12-01' }, { document: DOCUMENT }])(
    'names a numbered document and an instant: %j does not',
    (order) => {
      expect(delayOrder.safeParse(order).success).toBe(false);
      expect(delayOrder.safeParse({ document: DOCUMENT, until: '2026-12-01T00:00:00+08:00' }).success).toBe(true);
    },
  );
});
