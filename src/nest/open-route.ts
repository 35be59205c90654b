import { SetMetadata } from '@nestjs/common';

export const OPEN_ROUTE = Symbol('open route');

/** Lets anyone in without a token. The only way past deny-by-default: a route that has neither this nor a needed right is refused. */
export const OpenRoute = (): ClassDecorator & MethodDecorator => SetMetadata(OPEN_ROUTE, true);
