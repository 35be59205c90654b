import { Body, Controller, Get, Header, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { hex } from '../../../primitives/digest.js';
import { Origins } from '../../../access/browser/origins.js';
import { refuseForeignForm } from '../../../access/browser/same-origin.js';
import { actorOf } from '../../../access/caller.js';
import { formMark, markedForm } from '../../../access/idempotency/marked-form.js';
import { By, NeedsPerson } from '../../../access/needs.decorator.js';
import type { HolderSession } from '../../../access/sign-in/session.js';
import { formStatement } from '../../../presentation/objections/objection.js';
import { RaiseObjection } from '../../../presentation/objections/raise-objection.js';
import { WithdrawObjection } from '../../../presentation/objections/withdraw-objection.js';
import type { ReadsFile } from '../../../presentation/reads/check-reads-file.js';
import { ProveOwnRead } from '../../../presentation/reads/prove-own-read.js';
import { CURSOR, cursorText, idText } from '../../../presentation/reads/reads-cursor.js';
import { langOfRequest, sendPage } from '../../page/page-request.js';
import { PageRenderer } from '../../page/render.js';
import { ReadsPages } from './reads-pages.js';

const listQuery = z.strictObject({ behind: cursorText.optional(), whose: z.enum(['departments', 'own']).default('departments'), lang: z.string().optional() });
const fileQuery = z.strictObject({ behind: cursorText.optional() });
/** The form's mark, and where it stood, so that the page is found again: a place in the list and the read. */
const place = { once: formMark, behind: z.union([z.literal(''), z.string().regex(CURSOR)]), read: z.string().regex(/^[0-9a-f]{32}$/) };
const objectionForm = z.strictObject({ ...place, text: formStatement });
const withdrawalForm = z.strictObject(place);

const ATTACHMENT = 'attachment; filename="zhengku-reads.json"';

/** `/phone/reads`: who looked at a holder's licences, with proofs, and objections to it. */
@ApiExcludeController()
@NeedsPerson('holder')
@Controller('phone')
export class ReadsController {
  constructor(
    private readonly pages: ReadsPages,
    private readonly prove: ProveOwnRead,
    private readonly raise: RaiseObjection,
    private readonly withdraw: WithdrawObjection,
    private readonly renderer: PageRenderer,
    @Inject(Origins) private readonly origins: Origins,
  ) {}

  @Get('reads')
  async list(@Query({ schema: listQuery }) query: z.output<typeof listQuery>, @By() session: HolderSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(this.renderer, await this.pages.list(session, query, langOfRequest(request)), { request, reply });
  }

  @Get('reads.json')
  @Header('Cache-Control', 'no-store')
  @Header('Content-Disposition', ATTACHMENT)
  file(@Query({ schema: fileQuery }) { behind }: z.output<typeof fileQuery>, @By() session: HolderSession): Promise<ReadsFile> {
    return this.prove.all(session, behind);
  }

  @Get('reads/:id/proof')
  @Header('Cache-Control', 'no-store')
  @Header('Content-Disposition', ATTACHMENT)
  proof(@Param('id', { schema: idText }) id: Uint8Array, @By() session: HolderSession): Promise<ReadsFile> {
    return this.prove.one(session, id);
  }

  @Post('reads/:id/objection')
  async object(
    @Param('id', { schema: idText }) id: Uint8Array,
    @Body({ schema: objectionForm }) form: z.output<typeof objectionForm>,
    @By() session: HolderSession,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseForeignForm(reply.request.headers, this.origins.of(reply.request.raw));
    const call = markedForm(actorOf(session), 'object', { mark: form.once, order: { read: hex(id), text: form.text } });
    await this.raise.run(session, { eventId: id, text: form.text }, call);
    await backTo(reply, form);
  }

  @Post('objections/:id/withdraw')
  async takeBack(
    @Param('id', { schema: idText }) id: Uint8Array,
    @Body({ schema: withdrawalForm }) form: z.output<typeof withdrawalForm>,
    @By() session: HolderSession,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseForeignForm(reply.request.headers, this.origins.of(reply.request.raw));
    await this.withdraw.run(session, id, markedForm(actorOf(session), 'withdraw-objection', { mark: form.once, order: { id: hex(id) } }));
    await backTo(reply, form);
  }
}

/** Back to where the form stood, with nothing of it in the address but ids. */
async function backTo(reply: FastifyReply, { behind, read }: z.output<typeof withdrawalForm>): Promise<void> {
  const list = behind === '' ? '/phone/reads' : `/phone/reads?behind=${behind}`;
  await reply.header('Cache-Control', 'no-store').redirect(`${list}#read-${read}`, 303);
}
