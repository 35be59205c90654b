import { applyDecorators } from '@nestjs/common';
import { ApiExtension, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';

/** An operation's good answer, as the document of the interface tells it. */
export interface GoodAnswer {
  readonly status: number;
  readonly says: string;
  /** Shape of a JSON answer. */
  readonly shape?: z.ZodType;
  /** Media types of an answer that is not JSON. */
  readonly mediaTypes?: readonly string[];
}

/** Codes of the refusals that an operation gives of its own, by status. */
export type RefusalCodes = Readonly<Record<number, readonly string[]>>;

/** Where an operation keeps its refusals until the document is completed with those that every operation gives. */
export const REFUSALS = 'x-refusals';

/** What an operation answers: when it does what it is asked, and when it refuses. */
export function Answers({ status, says, shape, mediaTypes = [] }: GoodAnswer, refusals: RefusalCodes = {}): MethodDecorator {
  const json = shape === undefined ? [] : [['application/json', { schema: jsonSchemaOf(shape) }]];
  const content = Object.fromEntries([...json, ...mediaTypes.map((type) => [type, {}])]) as Record<string, object>;
  const response = Object.keys(content).length === 0 ? { status, description: says } : { status, description: says, content };
  return applyDecorators(ApiResponse(response), ApiExtension(REFUSALS, refusals));
}

/** JSON Schema 2020-12, the dialect of OpenAPI 3.1. @param io as it is asked for or as it is answered */
export function jsonSchemaOf(shape: z.ZodType, io: 'input' | 'output' = 'output'): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { target: 'draft-2020-12', io, unrepresentable: 'any' });
  return schema;
}
