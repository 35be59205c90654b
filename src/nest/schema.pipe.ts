import { StandardSchemaValidationPipe } from '@nestjs/common';
import { Refusal, repeatablePointer, type Flaw } from '../primitives/refusal.js';

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
  const path = (issue.path ?? []).map((segment) => (typeof segment === 'object' ? segment.key : segment));
  const pointer = repeatablePointer(path);
  if (issue.keys !== undefined) return issue.keys.map((key) => ({ pointer: pointer + repeatablePointer([key]), detail: '没有这个字段 there is no such field' }));
  return [{ pointer, detail: issue.message }];
}
