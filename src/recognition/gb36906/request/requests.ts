import { z } from 'zod';
import type { LicenceTypeCode } from '../../../holder/licence-type-code.js';
import type { Instant } from '../../../primitives/clock.js';
import type { Purpose } from '../../../access/purpose.js';
import { licenceTypeCode } from '../../../catalogue/licence-type.js';
import type { GroundOrder } from '../../ground/ground-order.js';
import { MOST_FILE_BASE64 } from '../../verdict/presented.js';
import { readTime } from '../border/border-times.js';
import { requestOf, type Given } from './given.js';
import { HOLDER_ELEMENTS, holderIn } from './holder-elements.js';
import { purposeIn } from './purpose-elements.js';
import { groundOfCode, MOST_CODE } from './shown-code.js';

const typeCodes = z.array(licenceTypeCode).min(1).max(50);

/** 证照检索: whose licences of which types. */
export interface Search {
  readonly purpose: Purpose;
  readonly holder: { readonly codeType: string; readonly code: string };
  /** Absent: every type that the caller may look up. */
  readonly licenceTypes?: LicenceTypeCode[];
}

export const searchRequest = requestOf([...HOLDER_ELEMENTS, 'certificateTypeCode'], (given): Search | undefined => {
  const purpose = purposeIn(given);
  const holder = holderIn(given);
  if (holder === undefined) given.need('certificateHolderCode');
  const written = given.several('certificateTypeCode');
  const licenceTypes = written && given.judged(typeCodes, written, Object.fromEntries(written.map((_, place) => [place, 'certificateTypeCode'] as const)));
  return purpose && holder && { purpose, holder, ...(licenceTypes === undefined ? {} : { licenceTypes }) };
});

/** 证照元数据: one licence, and which of its fields. */
export interface MetadataQuestion {
  readonly purpose: Purpose;
  readonly identifier: string;
  /** Names in any spelling; absent: every field that may be told. */
  readonly fieldRange: readonly string[] | undefined;
  readonly ground: GroundOrder;
}

export const metadataRequest = requestOf(['certificateIdentifier', 'fieldRange', 'presentedCode'], (given): MetadataQuestion | undefined => {
  const purpose = purposeIn(given);
  const identifier = identifierIn(given);
  const ground = groundIn(given);
  return purpose && { purpose, identifier, fieldRange: given.several('fieldRange'), ground };
});

/** 证照文件: a copy of one licence for one use. */
export interface FileOrder {
  readonly purpose: Purpose;
  readonly identifier: string;
  /** Until when the copy is good. */
  readonly expiresAt: Instant;
  readonly ground: GroundOrder;
}

export const fileRequest = requestOf(['certificateIdentifier', 'certificateCopyExpiringTime', 'presentedCode'], (given): FileOrder | undefined => {
  const purpose = purposeIn(given);
  const identifier = identifierIn(given);
  const ground = groundIn(given);
  const expiresAt = readTime(given.need('certificateCopyExpiringTime'));
  if (expiresAt === undefined && given.has('certificateCopyExpiringTime')) given.wrong('certificateCopyExpiringTime', '时间无法读取 write the time as 2026-12-31T23:59:59+08:00 or 20261231235959');
  return purpose && expiresAt !== undefined ? { purpose, identifier, expiresAt, ground } : undefined;
});

/** 证照文件验证: a file, in base64. */
export interface PresentedFile {
  readonly purpose: Purpose;
  readonly file: string;
}

export const verifyFileRequest = requestOf(['certificateFile'], (given): PresentedFile | undefined => {
  const purpose = purposeIn(given);
  const file = given.need('certificateFile');
  if (file.length > MOST_FILE_BASE64) given.wrong('certificateFile', '文件过大 the file is larger than one mebibyte');
  return purpose && { purpose, file };
});

/** 凭码取证: a code that somebody shows. */
export interface CodeQuestion {
  readonly purpose: Purpose;
  readonly code: string;
}

export const codeRequest = requestOf(['presentedCode'], (given): CodeQuestion | undefined => {
  const purpose = purposeIn(given);
  const code = given.need('presentedCode');
  refuseLongCode(given, code);
  return purpose && { purpose, code };
});

/** Longest identifier (GB/T 36904). */
const MOST_IDENTIFIER = 94;

function identifierIn(given: Given): string {
  const identifier = given.need('certificateIdentifier');
  if (identifier.length > MOST_IDENTIFIER) given.wrong('certificateIdentifier', '标识过长 an identifier has at most 94 characters');
  return identifier;
}

/** By duty, unless a code is shown that proves more. */
function groundIn(given: Given): GroundOrder {
  const code = given.one('presentedCode');
  if (code === undefined) return 'duty';
  refuseLongCode(given, code);
  return groundOfCode(code);
}

function refuseLongCode(given: Given, code: string): void {
  if (code.length > MOST_CODE) given.wrong('presentedCode', '码过长 the code is longer than any code is');
}
