import { Body, Controller, Get, Header, Param, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Answers } from '../nest/answers.js';
import type { ClientCaller } from '../access/caller.js';
import type { MarkedCall } from '../access/idempotency/idempotency-key.js';
import { By, Marked, Needs } from '../access/needs.decorator.js';
import { PURPOSE_REFUSALS } from '../catalogue/service-item/check-purpose.js';
import { DrawPrintedCode, printOrder, type PrintOrder } from './draw-printed-code.js';
import { IssueLicence } from './issue.js';
import { issueOrder, type IssueOrder } from './issuing/order.js';
import { issuedLicenceShape, licenceSummaryShape, type IssuedLicence, type LicenceSummary } from './licence-view.js';
import { movedLicenceShape, moveOrder, type MovedLicence, type MoveOrder } from './moves/move-order.js';
import { ResumeLicence } from './moves/resume.js';
import { RevokeLicence } from './moves/revoke.js';
import { SuspendLicence } from './moves/suspend.js';
import { ReadLicence } from './read-licence.js';

const identifierParam = z.string().max(94);

const ISSUE_REFUSALS = {
  403: ['ISSUING_AUTHORITY_OTHER'],
  404: ['LICENCE_TYPE_UNKNOWN'],
  409: ['LICENCE_TYPE_RETIRED', 'LICENCE_NUMBER_TAKEN', 'SIGNER_MISSING'],
  422: ['LICENCE_ORDER_INVALID', 'HOLDER_CODE_TYPE_UNKNOWN', 'IDENTITY_NUMBER_WRONG', 'CREDIT_CODE_WRONG', 'CODE_TOO_LARGE', 'CODE_CLAIMS_UNFIT'],
};
const MOVED = { status: 201, says: '已办理 Moved', shape: movedLicenceShape };
const MOVE_REFUSALS = { 404: ['LICENCE_UNKNOWN'], 409: ['LICENCE_STATE_CONFLICT', 'LICENCE_MOVED'] };

/** `/v1/licences`: what issuing departments do with licences, each move by its verb. */
@ApiTags('licences')
@ApiBearerAuth()
@Controller('v1/licences')
export class LicenceController {
  constructor(
    private readonly issueLicence: IssueLicence,
    private readonly readLicence: ReadLicence,
    private readonly drawCode: DrawPrintedCode,
    private readonly suspendLicence: SuspendLicence,
    private readonly resumeLicence: ResumeLicence,
    private readonly revokeLicence: RevokeLicence,
  ) {}

  @Post()
  @Needs('licences:issue')
  @Header('Cache-Control', 'no-store')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOperation({ summary: '签发证照 Issue a licence', description: 'Seals the licence, records it in the ledger and answers it with its printed code. Field by field, the licence type says what fits.' })
  @Answers({ status: 201, says: '已签发 Issued; a repetition of the call gives the same answer', shape: issuedLicenceShape }, ISSUE_REFUSALS)
  async issue(@Body({ schema: issueOrder }) order: IssueOrder, @By() caller: ClientCaller, @Marked() call: MarkedCall): Promise<IssuedLicence> {
    return this.readLicence.issued(await this.issueLicence.run(order, caller, call), caller);
  }

  @Get(':identifier')
  @Needs('licences:read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: '证照状态 How a licence of your own department stands' })
  @Answers({ status: 200, says: '现状 How it stands', shape: licenceSummaryShape }, { 404: ['LICENCE_UNKNOWN'] })
  summary(@Param('identifier', { schema: identifierParam }) identifier: string, @By() caller: ClientCaller): Promise<LicenceSummary> {
    return this.readLicence.summary(identifier, caller);
  }

  @Post(':identifier/printed-code')
  @Needs('licences:read')
  @ApiOperation({ summary: '打印二维码 Draw the code that is printed on paper, as SVG or PNG' })
  @Answers({ status: 201, says: '图形 The picture', mediaTypes: ['image/svg+xml', 'image/png'] }, { 404: ['LICENCE_UNKNOWN'], 422: PURPOSE_REFUSALS })
  async printedCode(
    @Param('identifier', { schema: identifierParam }) identifier: string,
    @Body({ schema: printOrder }) order: PrintOrder,
    @By() caller: ClientCaller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { type, bytes } = await this.drawCode.run(identifier, order, caller);
    await reply.header('Cache-Control', 'no-store').type(type).send(bytes);
  }

  @Post(':identifier/suspend')
  @Needs('licences:move')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOperation({ summary: '暂扣 Suspend a licence' })
  @Answers(MOVED, MOVE_REFUSALS)
  suspend(@Param('identifier', { schema: identifierParam }) identifier: string, @Body({ schema: moveOrder }) order: MoveOrder, @By() caller: ClientCaller, @Marked() call: MarkedCall): Promise<MovedLicence> {
    return this.suspendLicence.run(identifier, order, { caller, call });
  }

  @Post(':identifier/resume')
  @Needs('licences:move')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOperation({ summary: '恢复 End a suspension' })
  @Answers(MOVED, MOVE_REFUSALS)
  resume(@Param('identifier', { schema: identifierParam }) identifier: string, @Body({ schema: moveOrder }) order: MoveOrder, @By() caller: ClientCaller, @Marked() call: MarkedCall): Promise<MovedLicence> {
    return this.resumeLicence.run(identifier, order, { caller, call });
  }

  @Post(':identifier/revoke')
  @Needs('licences:move')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOperation({ summary: '吊销 Revoke a licence: final' })
  @Answers(MOVED, MOVE_REFUSALS)
  revoke(@Param('identifier', { schema: identifierParam }) identifier: string, @Body({ schema: moveOrder }) order: MoveOrder, @By() caller: ClientCaller, @Marked() call: MarkedCall): Promise<MovedLicence> {
    return this.revokeLicence.run(identifier, order, { caller, call });
  }
}
