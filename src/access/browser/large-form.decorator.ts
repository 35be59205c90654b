import { RouteConfig } from '@nestjs/platform-fastify';
import type { FormBounds } from './form-body.js';

/** Takes larger forms on one route of ours, where a file or a long list comes along. */
export const LargeForm = (bounds: FormBounds): MethodDecorator => RouteConfig(bounds);
