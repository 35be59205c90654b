import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Answers } from '../../nest/answers.js';
import { OpenRoute } from '../../nest/open-route.js';
import { wholeParam } from '../../nest/whole-param.js';
import type { ClientCaller } from '../../access/caller.js';
import type { MarkedCall } from '../../access/idempotency/idempotency-key.js';
import { By, Marked, Needs } from '../../access/needs.decorator.js';
import { serviceItemCode } from '../../access/purpose.js';
import { OUTCOMES } from './need.js';
import { PublishServiceItem, type PublishedItem } from './publish-service-item.js';
import { serviceItemDefinition, type ServiceItem, type ServiceItemDefinition } from './service-item.js';
import { ServiceItems } from './service-items.js';
import { TryServiceItem, type TriedExample } from './try-service-item.js';

const serviceItemShape = serviceItemDefinition.safeExtend({ version: z.int() });
const publishedItemShape = z.object({ code: z.string(), version: z.int() });
const outcome = z.enum(OUTCOMES);
const triedShape = z.object({
  examples: z.array(z.object({ name: z.string(), needs: z.array(z.object({ key: z.string(), expected: outcome, outcome, reason: z.string().describe('why it came out so') })) })),
});
const versionQuery = z.strictObject({ version: wholeParam(65_535).optional() });

/** `/v1/service-items`: service items 政务服务事项. Reading them is open: what one must bring to a counter, everybody may know. */
@ApiTags('service-items')
@Controller('v1/service-items')
export class ServiceItemController {
  constructor(
    private readonly items: ServiceItems,
    private readonly publishItem: PublishServiceItem,
    private readonly tryItem: TryServiceItem,
  ) {}

  @Post()
  @Needs('service-items:publish')
  @ApiBearerAuth()
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOperation({ summary: '发布事项 Publish a service item, or its next version', description: 'Its examples are run first: an item that does not do what they say is refused, with the example that failed and why.' })
  @Answers(
    { status: 201, says: '已发布 Published', shape: publishedItemShape },
    { 403: ['SERVICE_ITEM_DEPARTMENT_OTHER'], 409: ['SERVICE_ITEM_UNCHANGED', 'SERVICE_ITEM_CONFLICT'], 422: ['SERVICE_ITEM_INVALID', 'SERVICE_ITEM_EXAMPLE_FAILED', 'SERVICE_ITEM_DATE_PAST'] },
  )
  publish(@Body({ schema: serviceItemDefinition }) definition: ServiceItemDefinition, @By() caller: ClientCaller, @Marked() call: MarkedCall): Promise<PublishedItem> {
    return this.publishItem.run(definition, caller, call);
  }

  @Post('trial')
  @HttpCode(200)
  @Needs('service-items:publish')
  @ApiBearerAuth()
  @ApiOperation({ summary: '试算事项 Try a service item on made-up holders, without publishing it' })
  @Answers({ status: 200, says: '结果 What each need comes to in each example', shape: triedShape }, { 403: ['SERVICE_ITEM_DEPARTMENT_OTHER'], 422: ['SERVICE_ITEM_INVALID'] })
  async trial(@Body({ schema: serviceItemDefinition }) definition: ServiceItemDefinition, @By() caller: ClientCaller): Promise<{ examples: readonly TriedExample[] }> {
    return { examples: await this.tryItem.run(definition, caller) };
  }

  @Get()
  @OpenRoute()
  @ApiOperation({ summary: '事项清单 Every service item that is in effect today' })
  @Answers({ status: 200, says: '清单 The items', shape: z.object({ serviceItems: z.array(serviceItemShape) }) })
  async list(): Promise<{ serviceItems: readonly ServiceItem[] }> {
    return { serviceItems: await this.items.all() };
  }

  @Get(':code')
  @OpenRoute()
  @ApiOperation({ summary: '事项 One service item, as it is in effect today or in a given version' })
  @Answers({ status: 200, says: '事项 The item', shape: serviceItemShape }, { 404: ['SERVICE_ITEM_UNKNOWN'] })
  one(@Param('code', { schema: serviceItemCode }) code: string, @Query({ schema: versionQuery }) { version }: z.output<typeof versionQuery>): Promise<ServiceItem> {
    return this.items.one(code, version);
  }
}
