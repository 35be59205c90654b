import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Answers } from '../../nest/answers.js';
import type { ClientCaller } from '../../access/caller.js';
import type { MarkedCall } from '../../access/idempotency/idempotency-key.js';
import { By, Marked, Needs } from '../../access/needs.decorator.js';
import { accessOrder, applicationAnswerShape, applicationShape, grantDecision, refuseDecision, type AccessOrder, type Application, type ApplicationAnswer } from './application.js';
import { ApplyForAccess } from './apply-for-access.js';
import { DecideApplication } from './decide-application.js';
import { ReadApplications, type Applications } from './read-applications.js';

const idParam = z.string().max(64);
const applicationsShape = z.object({
  own: z.array(applicationShape).describe('the own department’s, newest first'),
  forSteward: z.array(applicationShape).describe('for licence types that the caller answers for, newest first'),
  isComplete: z.boolean(),
});

/** `/v1/access-applications`: departments ask for access to licence types, stewards answer. */
@ApiTags('access')
@ApiBearerAuth()
@Controller('v1/access-applications')
export class ApplicationController {
  constructor(
    private readonly apply: ApplyForAccess,
    private readonly decide: DecideApplication,
    private readonly applications: ReadApplications,
  ) {}

  @Post()
  @Needs('access:apply')
  @Header('Cache-Control', 'no-store')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOperation({ summary: '申请用证权限 Apply for access to a licence type', description: 'For stated service items of the own department and a term. The authority that defines the licence type decides; what it grants ends by itself.' })
  @Answers({ status: 201, says: '已提交 Submitted', shape: applicationAnswerShape }, { 404: ['LICENCE_TYPE_UNKNOWN', 'CLIENT_UNKNOWN'], 409: ['APPLICATIONS_OPEN'], 422: ['APPLICATION_ITEM', 'APPLICATION_TERM'] })
  submit(@Body({ schema: accessOrder }) order: AccessOrder, @By() caller: ClientCaller, @Marked() call: MarkedCall): Promise<ApplicationAnswer> {
    return this.apply.run(order, caller, call);
  }

  @Get()
  @Needs('access:apply')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: '用证申请 Applications of the own department, and those that the caller may decide' })
  @Answers({ status: 200, says: '申请 The applications', shape: applicationsShape })
  list(@By() caller: ClientCaller): Promise<Applications> {
    return this.applications.list(caller);
  }

  @Get(':id')
  @Needs('access:apply')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: '一份申请 One application' })
  @Answers({ status: 200, says: '申请 The application', shape: applicationShape }, { 404: ['APPLICATION_UNKNOWN'] })
  one(@Param('id', { schema: idParam }) id: string, @By() caller: ClientCaller): Promise<Application> {
    return this.applications.one(id, caller);
  }

  @Post(':id/grant')
  @HttpCode(200)
  @Needs('access:decide')
  @Header('Cache-Control', 'no-store')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOperation({ summary: '同意 Grant an application, for its term or a shorter one' })
  @Answers({ status: 200, says: '已同意 Granted', shape: applicationAnswerShape }, { 404: ['APPLICATION_UNKNOWN'], 409: ['APPLICATION_DECIDED'], 422: ['APPLICATION_TERM'] })
  grant(@Param('id', { schema: idParam }) id: string, @Body({ schema: grantDecision }) decision: z.output<typeof grantDecision>, @By() caller: ClientCaller, @Marked() call: MarkedCall): Promise<ApplicationAnswer> {
    return this.decide.run(id, { state: 'granted', ...decision }, { caller, call });
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @Needs('access:decide')
  @Header('Cache-Control', 'no-store')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOperation({ summary: '不同意 Refuse an application' })
  @Answers({ status: 200, says: '已答复 Refused', shape: applicationAnswerShape }, { 404: ['APPLICATION_UNKNOWN'], 409: ['APPLICATION_DECIDED'] })
  refuse(@Param('id', { schema: idParam }) id: string, @Body({ schema: refuseDecision }) decision: z.output<typeof refuseDecision>, @By() caller: ClientCaller, @Marked() call: MarkedCall): Promise<ApplicationAnswer> {
    return this.decide.run(id, { state: 'refused', ...decision }, { caller, call });
  }
}
