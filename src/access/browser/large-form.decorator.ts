import { RouteConfig } from '@nestjs/platform-fastify';
import type { FormBounds } from './form-body.js';

/** Takes larger forms on one route of ours, where a file comes along. @param maxFormBytes of the body as it is sent */
export const LargeForm = (maxFormBytes: number): MethodDecorator => RouteConfig({ maxFormBytes } satisfies FormBounds);
