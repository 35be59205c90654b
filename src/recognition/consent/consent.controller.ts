import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Answers } from '../../nest/answers.js';
import type { ClientCaller } from '../../access/caller.js';
import type { MarkedCall } from '../../access/idempotency/idempotency-key.js';
import { By, Marked, Needs } from '../../access/needs.decorator.js';
import { ConsentState } from '../../presentation/consent/consent-state.js';
import { consentShape, type ConsentView } from '../../presentation/consent/consent.js';
import { consentRequest, RequestConsent, type ConsentRequest } from './request-consent.js';

const consentParam = z.string().regex(/^[0-9a-f]{32}$/, '32 hexadecimal digits').transform((digits) => new Uint8Array(Buffer.from(digits, 'hex')));

const REFUSALS = { 404: ['LICENCE_TYPE_UNKNOWN'], 422: ['PURPOSE_DEPARTMENT_OTHER', 'HOLDER_CODE_TYPE_UNKNOWN', 'IDENTITY_NUMBER_WRONG', 'CREDIT_CODE_WRONG'] };

/** `/v1/recognition/consents`: the clerk asks, the holder approves on the phone 征得同意. */
@ApiTags('recognition')
@ApiBearerAuth()
@Needs('recognition:look-up')
@Controller('v1/recognition/consents')
export class ConsentController {
  constructor(
    private readonly requestConsent: RequestConsent,
    private readonly consentState: ConsentState,
  ) {}

  @Post()
  @Header('Cache-Control', 'no-store')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOperation({
    summary: '征得同意 Ask a holder to consent on the phone',
    description: 'The holder is shown who asks, for what and which fields. The answer is the same whether or not anybody has the code. An approval opens one look-up on the ground holderPresent, for the same service item and case number.',
  })
  @Answers({ status: 201, says: '已发出 Asked; a repetition of the call gives the same answer', shape: consentShape }, REFUSALS)
  ask(@Body({ schema: consentRequest }) request: ConsentRequest, @By() caller: ClientCaller, @Marked() call: MarkedCall): Promise<ConsentView> {
    return this.requestConsent.run(request, { caller, call });
  }

  @Get(':consent')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: '同意进度 How a request for consent stands: asked, approved, refused, used or lapsed' })
  @Answers({ status: 200, says: '现状 How it stands', shape: consentShape }, { 404: ['CONSENT_UNKNOWN'] })
  state(@Param('consent', { schema: consentParam }) consent: Uint8Array, @By() caller: ClientCaller): Promise<ConsentView> {
    return this.consentState.run(consent, caller);
  }
}
