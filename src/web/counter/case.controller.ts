import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { LargeForm } from '../../access/browser/large-form.decorator.js';
import { NeedsPerson } from '../../access/needs.decorator.js';
import { AskInCase } from '../../recognition/case/ask-in-case.js';
import { CheckInCase } from '../../recognition/case/check-in-case.js';
import { EntrustedInCase } from '../../recognition/case/entrusted-in-case.js';
import { FactInCase } from '../../recognition/case/fact-in-case.js';
import { LookInCase } from '../../recognition/case/look-in-case.js';
import { ScanInCase } from '../../recognition/case/scan-in-case.js';
import { VerifyInCase } from '../../recognition/case/verify-in-case.js';
import { langOfRequest, sendPage } from '../page/page-request.js';
import { PageRenderer } from '../page/render.js';
import { CasePages } from './case/case-pages.js';
import { FILE_BOUNDS } from './case/file-bounds.js';
import { CaseSteps } from './case-steps.js';
import { chosenTypes, consentedForm, entrustedForm, factForm, factIn, minutesIn, scanForm, typesForm, verifyForm, type TypesForm } from './desk-forms.js';
import { Step, type DeskStep } from './desk-step.decorator.js';

/** `/counter/cases/{id}`: one citizen, one item; each step is a form. */
@ApiExcludeController()
@NeedsPerson('officer')
@Controller('counter/cases/:id')
export class CaseController {
  constructor(
    private readonly pages: CasePages,
    private readonly steps: CaseSteps,
    private readonly renderer: PageRenderer,
    private readonly checkInCase: CheckInCase,
    private readonly lookInCase: LookInCase,
    private readonly scanInCase: ScanInCase,
    private readonly verifyInCase: VerifyInCase,
    private readonly askInCase: AskInCase,
    private readonly factInCase: FactInCase,
    private readonly entrustedInCase: EntrustedInCase,
  ) {}

  @Get()
  async show(@Step() { id, session, request }: DeskStep, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(this.renderer, await this.pages.one(id, session, { lang: langOfRequest(request) }), { request, reply });
  }

  /** For the page's script: how the requests on the citizen's phone stand. */
  @Get('consents')
  async consents(@Step() { id, session, request }: DeskStep, @Res() reply: FastifyReply): Promise<void> {
    await reply.header('Cache-Control', 'no-store').send(await this.pages.asked(id, session, langOfRequest(request)));
  }

  @Post('check')
  async check(@Step() at: DeskStep, @Res() reply: FastifyReply): Promise<void> {
    await this.steps.run({ ...at, reply, step: 'check' }, () => this.checkInCase.run(at.id, at.session));
  }

  @Post('look')
  async look(@Step() at: DeskStep, @Body({ schema: typesForm }) form: TypesForm, @Res() reply: FastifyReply): Promise<void> {
    await this.steps.run({ ...at, reply, step: 'look' }, async () => this.lookInCase.run(at.id, { ground: 'duty', licenceTypes: chosenTypes(form) }, at.session));
  }

  @Post('scan')
  async scan(@Step() at: DeskStep, @Body({ schema: scanForm }) form: z.output<typeof scanForm>, @Res() reply: FastifyReply): Promise<void> {
    await this.steps.run({ ...at, reply, step: 'scan' }, () => this.scanInCase.run(at.id, form.brought, at.session));
  }

  @Post('ask')
  async ask(@Step() at: DeskStep, @Body({ schema: typesForm }) form: TypesForm, @Res() reply: FastifyReply): Promise<void> {
    const order = (): Parameters<AskInCase['run']>[1] => ({ licenceTypes: chosenTypes(form), validMinutes: minutesIn(form), key: form['key'] ?? '' });
    await this.steps.run({ ...at, reply, step: 'ask' }, async () => this.askInCase.run(at.id, order(), at.session));
  }

  @Post('consented')
  async consented(@Step() at: DeskStep, @Body({ schema: consentedForm }) form: z.output<typeof consentedForm>, @Res() reply: FastifyReply): Promise<void> {
    await this.steps.run({ ...at, reply, step: 'consented' }, () => this.lookInCase.run(at.id, { ground: { holderPresent: { consent: form.consent } } }, at.session));
  }

  @Post('fact')
  async fact(@Step() at: DeskStep, @Body({ schema: factForm }) form: z.output<typeof factForm>, @Res() reply: FastifyReply): Promise<void> {
    await this.steps.run({ ...at, reply, step: 'fact' }, () => this.factInCase.run(at.id, { ...factIn(form.fact), typed: form.value }, at.session));
  }

  @Post('entrusted')
  async entrusted(@Step() at: DeskStep, @Body({ schema: entrustedForm }) form: z.output<typeof entrustedForm>, @Res() reply: FastifyReply): Promise<void> {
    await this.steps.run({ ...at, reply, step: 'entrusted' }, () => this.entrustedInCase.run(at.id, form, at.session));
  }

  @Post('verify')
  @LargeForm({ maxFormBytes: FILE_BOUNDS.formBytes })
  async verify(@Step() at: DeskStep, @Body({ schema: verifyForm }) { file, pasted }: z.output<typeof verifyForm>, @Res() reply: FastifyReply): Promise<void> {
    await this.steps.run({ ...at, reply, step: 'verify' }, () => (file === '' ? this.scanInCase.run(at.id, pasted, at.session) : this.verifyInCase.run(at.id, { file }, at.session)));
  }
}
