import { inflate } from '../../primitives/deflate.js';
import { toBase64 } from '../../primitives/encodings/base64.js';
import { Refusal } from '../../primitives/refusal.js';
import { readDynamicCode } from '../../presentation/code/dynamic-code.js';
import { parseUseCode } from '../../presentation/use-code/use-code.js';
import type { GroundOrder } from '../ground/ground-order.js';
import type { PresentedEvidence } from '../verdict/presented.js';
import { isCodeText } from './desk-input.js';

/** What was scanned, pasted or typed within a case: something that opens a look, or something to be verified. */
export type Scanned = { readonly kind: 'ground'; readonly ground: GroundOrder } | { readonly kind: 'evidence'; readonly evidence: PresentedEvidence };

/** A sealed licence, an answer of this repository: what a file could hold as well. */
const DOCUMENT = /^(?:\{|[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+~)/;

/**
 * Tells a phone's live code, a use code, a printed code, an identifier and a document's text apart. Nothing is judged yet.
 * @throws Refusal unprocessable SCAN_UNKNOWN
 */
export async function readScanned(typed: string): Promise<Scanned> {
  const text = typed.trim();
  if (DOCUMENT.test(text)) return { kind: 'evidence', evidence: { file: toBase64(new TextEncoder().encode(text)) } };
  const plain = text.normalize('NFKC');
  if (/^1\.2\.156\.3005\.2\.\S{1,80}$/.test(plain)) return { kind: 'evidence', evidence: { identifier: plain } };
  if (parseUseCode(plain) !== undefined) return { kind: 'ground', ground: { useCode: plain } };
  const reading = await readDynamicCode(plain, inflate);
  if (!reading.readable && reading.reason === 'anotherKind') return { kind: 'evidence', evidence: { printedCode: plain } };
  // A code that was misread is refused where codes are judged: the clerk is told to scan it again.
  if (reading.readable || isCodeText(plain)) return { kind: 'ground', ground: { holderPresent: { dynamicCode: plain } } };
  const sentence = '认不出扫到的内容，请扫手机亮证码、用证码、打印二维码，或输入证照标识。What was scanned is not recognised: scan the code on a phone, a use code, a printed code, or type an identifier.';
  throw new Refusal('unprocessable', 'SCAN_UNKNOWN', sentence);
}
