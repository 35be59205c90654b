import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Answers } from '../../nest/answers.js';
import type { ClientCaller } from '../../access/caller.js';
import { By, Needs } from '../../access/needs.decorator.js';
import { PURPOSE_REFUSALS } from '../../catalogue/service-item/check-purpose.js';
import type { Receipted } from '../answer/receipt.js';
import { CheckItem } from './check-item.js';
import { itemCheckQuery, itemCheckShape, type ItemCheckAnswer, type ItemCheckQuery } from './item-check.js';

const HOLDER_REFUSALS = ['HOLDER_CODE_TYPE_UNKNOWN', 'HOLDER_CODE_SHAPE', 'HOLDER_CODE_CHECK', 'HOLDER_CODE_DATE'];

/** `/v1/recognition/item-checks`: what a citizen need not bring 免提交. */
@ApiTags('recognition')
@ApiBearerAuth()
@Controller('v1/recognition/item-checks')
export class ItemCheckController {
  constructor(private readonly checkItem: CheckItem) {}

  @Post()
  @HttpCode(200)
  @Needs('recognition:look-up')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: '免提交核对 Check what a service item needs against the register',
    description: 'For each needed licence: satisfied, expiring, suspended, notAcceptable, missing or cannotTell, with the reason and what the citizen can do. No field of a licence comes back. The read is recorded, once for each holder, before it is answered.',
  })
  @Answers({ status: 200, says: '结果 What becomes of each need', shape: itemCheckShape }, { 422: [...PURPOSE_REFUSALS, 'ITEM_OTHER_THAN_PURPOSE', ...HOLDER_REFUSALS], 429: ['HOLDER_QUOTA'] })
  check(@Body({ schema: itemCheckQuery }) query: ItemCheckQuery, @By() caller: ClientCaller): Promise<Receipted<ItemCheckAnswer>> {
    return this.checkItem.run(query, caller);
  }
}
