import { StandardSchemaValidationPipe } from '@nestjs/common';
import { Refusal, type Flaw } from '../primitives/refusal.js';

interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly keys?: readonly string[];
}

/** Checks every body and parameter against the zod schema at its decorator; what does not fit is told field by field. */
export const schemaPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    new Refusal('unprocessable', 'REQUEST_INVALID', '请求内容不符合要求。The request does not have the shape that this call takes.', issues.flatMap((issue) => flawsOf(issue))),
});

function flawsOf(issue: SchemaIssue): Flaw[] {
  const pointer = (issue.path ?? []).map((segment) => pointerPart(typeof segment === 'object' ? segment.key : segment)).join('');
  if (issue.keys !== undefined) return issue.keys.map((key) => ({ pointer: pointer + pointerPart(key), detail: '没有这个字段 there is no such field' }));
  return [{ pointer, detail: issue.message }];
}

/** Names and places that a request of ours has; anything else may be a slip that put a holder code where a name belongs, and is not repeated. */
const NAME = /^(?:[a-z][A-Za-z_]{0,39}\d{0,2}|\d{1,4})$/;

/** One reference token of a JSON Pointer (RFC 6901 §3), which for our names needs no escape. */
function pointerPart(key: PropertyKey): string {
  return `/${NAME.test(String(key)) ? String(key) : '…'}`;
}
