import { Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { hex } from '../../primitives/digest.js';
import { NeedsPerson } from '../../access/needs.decorator.js';
import type { Purpose } from '../../access/purpose.js';
import type { Receipted } from '../../recognition/answer/receipt.js';
import { CloseCase } from '../../recognition/case/close-case.js';
import { MakeCaseFile, type CaseFile } from '../../recognition/case/make-case-file.js';
import { langOfRequest, sendPage } from '../page/page-request.js';
import { PageRenderer } from '../page/render.js';
import { AnswerStep, type SavedFile, type SentForm } from './answer-step.js';
import { CasePages } from './case/case-pages.js';
import { Step, type DeskStep } from './desk-step.decorator.js';

/** How a case ends: its file, and then it is gone. */
@ApiExcludeController()
@NeedsPerson('officer')
@Controller('counter/cases/:id')
export class CaseEndController {
  constructor(
    private readonly pages: CasePages,
    private readonly answer: AnswerStep,
    private readonly makeFile: MakeCaseFile,
    private readonly closeCase: CloseCase,
    private readonly renderer: PageRenderer,
  ) {}

  @Post('file')
  @HttpCode(200)
  async file(@Step() { id, session, request }: DeskStep, @Res() reply: FastifyReply): Promise<void> {
    await this.answer.run({ request, reply, step: 'file', draw: this.drawn({ id, session }) }, async () => savedFile(await this.makeFile.run(id, session)));
  }

  @Get('close')
  async closing(@Step() { id, session, request }: DeskStep, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(this.renderer, await this.pages.closing(id, session, langOfRequest(request)), { request, reply });
  }

  @Post('close')
  async close(@Step() { id, session, request }: DeskStep, @Res() reply: FastifyReply): Promise<void> {
    await this.answer.run({ request, reply, step: 'close', draw: this.drawn({ id, session }) }, async () => `/counter?item=${await this.closeCase.run(id, session)}`);
  }

  /** The addresses of forms, when somebody opens them: another language was chosen there. */
  @Get(':step')
  async back(@Step() { id, request }: DeskStep, @Res() reply: FastifyReply): Promise<void> {
    await reply.redirect(`/counter/cases/${hex(id)}?lang=${langOfRequest(request)}`, 303);
  }

  private drawn({ id, session }: Pick<DeskStep, 'id' | 'session'>): SentForm['draw'] {
    return (refusal, lang) => this.pages.one(id, session, { lang, refused: { refusal, typed: {} } });
  }
}

/** Named after the case, in characters that every archive takes. */
function savedFile(file: Receipted<CaseFile>): SavedFile {
  const { caseNumber } = file.case['purpose'] as unknown as Purpose;
  return { name: `case-${caseNumber.replace(/[^0-9A-Za-z._-]+/g, '-')}.json`, json: JSON.stringify(file, null, 1) };
}
