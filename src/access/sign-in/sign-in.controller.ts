import { Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { OpenRoute } from '../../nest/open-route.js';
import { cookieHeader, readCookie, type Cookie } from '../browser/cookie.js';
import { Origins } from '../browser/origins.js';
import { parseReturnPath } from '../browser/return-path.js';
import { refuseForeignForm } from '../browser/same-origin.js';
import { SESSION_COOKIE } from './session.js';
import { ATTEMPT_COOKIE, ATTEMPT_SECONDS } from './sign-in-attempt.js';
import { SignIn } from './sign-in.js';
import { SignOut } from './sign-out.js';

const whereToSchema = z.strictObject({ return: z.string().optional() });

/** People come in and leave here. */
@ApiExcludeController()
@OpenRoute()
@Controller()
export class SignInController {
  constructor(
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(SignOut) private readonly signOut: SignOut,
    @Inject(Origins) private readonly origins: Origins,
  ) {}

  @Get('sign-in')
  async begin(@Query({ schema: whereToSchema }) query: z.infer<typeof whereToSchema>, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const origin = this.origins.of(request.raw);
    const { location, attempt } = await this.signIn.begin(origin, parseReturnPath(query.return));
    const cookie = { name: ATTEMPT_COOKIE, value: attempt, lifetimeSeconds: ATTEMPT_SECONDS };
    await answer(reply, origin, [cookie]).redirect(location, 303);
  }

  @Get('sign-in/callback')
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const origin = this.origins.of(request.raw);
    const { cookie } = request.headers;
    const query = request.url.split('?')[1] ?? '';
    // Whatever comes of it, an attempt is finished once.
    void answer(reply, origin, [gone(ATTEMPT_COOKIE)]);
    const came = { origin, query, attempt: readCookie(cookie, origin, ATTEMPT_COOKIE), former: readCookie(cookie, origin, SESSION_COOKIE) };
    const { secret, lifetimeSeconds, returnTo } = await this.signIn.finish(came);
    const session = { name: SESSION_COOKIE, value: secret, lifetimeSeconds };
    await answer(reply, origin, [session]).redirect(returnTo, 303);
  }

  @Post('sign-out')
  async leave(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const origin = this.origins.of(request.raw);
    refuseForeignForm(request.headers, origin);
    const secret = readCookie(request.headers.cookie, origin, SESSION_COOKIE);
    if (secret !== undefined) await this.signOut.run(secret);
    await answer(reply, origin, [gone(SESSION_COOKIE)]).redirect('/', 303);
  }
}

function answer(reply: FastifyReply, origin: string, cookies: readonly Cookie[]): FastifyReply {
  for (const cookie of cookies) void reply.header('Set-Cookie', cookieHeader(origin, cookie));
  return reply.header('Cache-Control', 'no-store');
}

function gone(name: string): Cookie {
  return { name, value: '', lifetimeSeconds: 0 };
}
