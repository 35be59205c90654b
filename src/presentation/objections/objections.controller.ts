import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Answers } from '../../nest/answers.js';
import type { ClientCaller } from '../../access/caller.js';
import type { MarkedCall } from '../../access/idempotency/idempotency-key.js';
import { By, Marked, Needs } from '../../access/needs.decorator.js';
import { cursorText, idText } from '../reads/reads-cursor.js';
import { AnswerObjection } from './answer-objection.js';
import { ListObjections } from './list-objections.js';
import { answerOrder, OBJECTION_STATES, type AnswerOrder } from './objection.js';
import { objectionListShape, objectionListView, type ObjectionListView } from './objection-view.js';

const listQuery = z.strictObject({ state: z.enum(OBJECTION_STATES).default('raised'), behind: cursorText.optional() });

/** `/v1/objections`: what holders object to the department's own reads. */
@ApiTags('recognition')
@ApiBearerAuth()
@Needs('recognition:look-up')
@Controller('v1/objections')
export class ObjectionsController {
  constructor(
    private readonly list: ListObjections,
    private readonly answerObjection: AnswerObjection,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: '异议 Objections of holders to reads of your department', description: 'Open ones first whose term of fifteen days ends first. Whose an objection is, is not told: your own case number leads there.' })
  @Answers({ status: 200, says: '异议 The objections, fifty at a time', shape: objectionListShape })
  async ofDepartment(@Query({ schema: listQuery }) query: z.output<typeof listQuery>, @By() caller: ClientCaller): Promise<ObjectionListView> {
    return objectionListView(await this.list.ofDepartment(caller, query));
  }

  @Post(':id/answer')
  @HttpCode(204)
  @Header('Cache-Control', 'no-store')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOperation({ summary: '答复异议 Answer an objection: the holder reads it beside the read' })
  @Answers({ status: 204, says: '已答复 Answered' }, { 404: ['OBJECTION_UNKNOWN'], 409: ['OBJECTION_CLOSED'] })
  async answer(@Param('id', { schema: idText }) id: Uint8Array, @Body({ schema: answerOrder }) { answer }: AnswerOrder, @By() caller: ClientCaller, @Marked() call: MarkedCall): Promise<void> {
    await this.answerObjection.run(id, answer, { caller, call });
  }
}
