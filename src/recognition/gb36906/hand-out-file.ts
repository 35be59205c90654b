import { z } from 'zod';
import { hex, sha256 } from '../../primitives/digest.js';
import { isoInstant, type Clock, type Instant } from '../../primitives/clock.js';
import { toBase64 } from '../../primitives/encodings/base64.js';
import { Refusal } from '../../primitives/refusal.js';
import type { DepartmentCaller } from '../../access/caller.js';
import { STANDINGS, type Standing } from '../../licence/register/licence.js';
import type { Receipted } from '../answer/receipt.js';
import type { LookUp, LookUpAnswer } from '../look-up.js';
import type { SeenLicence } from '../seen/seen-licence.js';
import { headOfStanding, type Envelope } from './answer/head.js';
import type { FileOrder } from './request/requests.js';

/** A copy is good for one use: longer than any case takes it is no copy for that use any more. */
export const COPY_DAYS = 180;
const DAY_MS = 86_400_000;

/** 证照文件: a copy made for one use 加注件, with who, why, when and until when; all of it under one receipt. */
export interface FileAnswer {
  readonly event: string;
  readonly asOf: string;
  /** Absent: nothing is told; not there, or not for this caller and purpose. */
  readonly certificateIdentifier?: string;
  readonly certificateStatus?: Standing;
  /** Absent where the licence is not in force: no copy is made of it. */
  readonly file?: {
    readonly name: string;
    readonly mediaType: string;
    /** Base64. */
    readonly content: string;
    /** Of the bytes, hexadecimal. */
    readonly sha256: string;
  };
  readonly certificateCopyCreationTime?: string;
  /** Department and clerk, with `^` between them. */
  readonly certificateCopyCreator?: string;
  readonly certificateCopyCause?: string;
  readonly certificateCopyExpiringTime?: string;
}

/** As the interface's document shows it. */
export const fileShape = z.object({
  event: z.string().describe('查阅编号 id of this read in the log of reads'),
  asOf: z.iso.datetime(),
  certificateIdentifier: z.string().optional(),
  certificateStatus: z.enum(STANDINGS).optional(),
  file: z.object({ name: z.string(), mediaType: z.string(), content: z.string().describe('base64'), sha256: z.string() }).optional(),
  certificateCopyCreationTime: z.iso.datetime().optional(),
  certificateCopyCreator: z.string().optional(),
  certificateCopyCause: z.string().optional(),
  certificateCopyExpiringTime: z.iso.datetime().optional(),
  receipt: z.string().describe('docs/formats/receipt.md'),
});

/** The sealed licence (SD-JWT VC) with the disclosures that the purpose allows. */
const MEDIA_TYPE = 'application/dc+sd-jwt';

/** Hands out a copy of a licence that is in force, for one use. */
export class HandOutFile {
  constructor(
    private readonly lookUp: LookUp,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal as `LookUp`; COPY_EXPIRY_WRONG */
  async run(order: FileOrder, caller: DepartmentCaller): Promise<Envelope<Receipted<FileAnswer>>> {
    refuseExpiry(order.expiresAt, this.clock.now());
    const form = { narrow: onlyInForce, write: (answer: LookUpAnswer) => write(answer, order) };
    const data = await this.lookUp.run({ identifiers: [order.identifier], purpose: order.purpose, ground: order.ground }, caller, form);
    return { head: headOfStanding(data.certificateStatus), data };
  }
}

function onlyInForce(licence: SeenLicence): SeenLicence {
  return licence.standing === 'inForce' ? licence : { ...licence, facts: {}, withheld: [], sealedLicence: '' };
}

function write({ event, asOf, licences: [licence] }: LookUpAnswer, { purpose, expiresAt }: FileOrder): FileAnswer {
  if (licence === undefined) return { event, asOf };
  const told = { event, asOf, certificateIdentifier: licence.identifier, certificateStatus: licence.standing };
  if (licence.standing !== 'inForce') return told;
  return {
    ...told,
    file: fileOf(licence),
    certificateCopyCreationTime: asOf,
    certificateCopyCreator: `${purpose.department}^${purpose.operator}`,
    certificateCopyCause: purpose.cause,
    certificateCopyExpiringTime: isoInstant(expiresAt),
  };
}

function fileOf({ identifier, sealedLicence }: SeenLicence): NonNullable<FileAnswer['file']> {
  const bytes = new TextEncoder().encode(sealedLicence);
  return { name: `${identifier}.sd-jwt`, mediaType: MEDIA_TYPE, content: toBase64(bytes), sha256: hex(sha256(bytes)) };
}

function refuseExpiry(expiresAt: Instant, now: Instant): void {
  if (now < expiresAt && expiresAt <= now + COPY_DAYS * DAY_MS) return;
  const flaws = [{ pointer: '/data/certificateCopyExpiringTime', detail: `must be later than now and within ${COPY_DAYS} days` }];
  throw new Refusal('unprocessable', 'COPY_EXPIRY_WRONG', '加注件有效期截止时间须晚于现在且不超过 180 天。A copy ends after now and within 180 days.', flaws);
}
