import { z } from 'zod';
import { hex } from '../primitives/digest.js';
import { Refusal } from '../primitives/refusal.js';
import type { Reader } from '../database/reader.js';
import { authorise } from '../access/authorise.js';
import type { ClientCaller } from '../access/caller.js';
import { departmentReader } from '../access/event/department-reader.js';
import type { RecordAccess } from '../access/event/record-access.js';
import { purposeSchema } from '../access/purpose.js';
import type { CheckPurpose } from '../catalogue/service-item/check-purpose.js';
import type { LicenceTypeCode } from '../holder/licence-type-code.js';
import type { Clock } from '../primitives/clock.js';
import { drawCodePng, drawCodeSvg } from './code/draw-code.js';
import type { LicenceStore } from './register/licence-store.js';
import type { SealedBodies } from './sealed-body.js';

/** `POST /v1/licences/{identifier}/printed-code`. */
export const printOrder = z.strictObject({ format: z.enum(['svg', 'png']), purpose: purposeSchema });
export type PrintOrder = z.output<typeof printOrder>;

export interface DrawnPicture {
  readonly type: 'image/svg+xml' | 'image/png';
  readonly bytes: Buffer;
}

/** The issuing department draws the code that it prints on paper: a read like any other, with its purpose. */
export class DrawPrintedCode {
  constructor(
    private readonly licences: LicenceStore,
    private readonly bodies: SealedBodies,
    private readonly checkPurpose: CheckPurpose,
    private readonly recordAccess: RecordAccess,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal LICENCE_UNKNOWN, RIGHT_MISSING, PURPOSE_… */
  async run(identifier: string, order: PrintOrder, caller: ClientCaller): Promise<DrawnPicture> {
    const version = await this.licences.issuedBy(this.reader, caller.client.department, identifier);
    if (version === undefined) {
      throw new Refusal('notFound', 'LICENCE_UNKNOWN', '贵机构没有签发过该标识的证照。Your department has issued no licence with this identifier.');
    }
    authorise(caller, { right: 'licences:read', typeCode: version.typeCode as LicenceTypeCode }, this.clock.now());
    const purpose = await this.checkPurpose.run(order.purpose, caller);
    const body = (await this.bodies.open([version.id])).get(hex(version.id));
    if (body === undefined) throw new RangeError(`version ${hex(version.id)} has no body`);
    const picture = drawn(body.printedCode, order.format);
    const subjects = [{ versionId: version.id, disclosed: ['printed-code'] }];
    await this.recordAccess.run({ act: 'licence/draw-printed-code', reader: departmentReader(caller), ground: 'duty', purpose, holderIndex: null, subjects });
    return picture;
  }
}

function drawn(text: string, format: PrintOrder['format']): DrawnPicture {
  if (format === 'svg') return { type: 'image/svg+xml', bytes: Buffer.from(drawCodeSvg(text).picture) };
  return { type: 'image/png', bytes: Buffer.from(drawCodePng(text).picture) };
}
