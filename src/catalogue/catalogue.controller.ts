import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Answers } from '../nest/answers.js';
import { OpenRoute } from '../nest/open-route.js';
import { wholeParam } from '../nest/whole-param.js';
import type { ClientCaller } from '../access/caller.js';
import type { MarkedCall } from '../access/idempotency/idempotency-key.js';
import { By, Marked, Needs } from '../access/needs.decorator.js';
import type { LicenceTypeCode } from '../holder/licence-type-code.js';
import { Catalogue } from './catalogue.js';
import { licenceTypeCode, licenceTypeDefinition, type LicenceType, type LicenceTypeDefinition } from './licence-type.js';
import { PublishLicenceType, type PublishedType } from './publish.js';
import { RetireLicenceType } from './retire.js';

const licenceTypeShape = licenceTypeDefinition.safeExtend({ version: z.int() });
const publishedTypeShape = z.object({ code: z.string(), version: z.int() });

const versionQuery = z.strictObject({ version: wholeParam(65_535).optional() });

/** `/v1/licence-types`: the catalogue 目录. Reading it is open: what kinds of licences exist is no secret. */
@ApiTags('licence-types')
@Controller('v1/licence-types')
export class CatalogueController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly publishType: PublishLicenceType,
    private readonly retireType: RetireLicenceType,
  ) {}

  @Post()
  @Needs('licence-types:publish')
  @ApiBearerAuth()
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOperation({ summary: '发布证照类型 Publish a licence type, or its next version' })
  @Answers({ status: 201, says: '已发布 Published', shape: publishedTypeShape }, { 403: ['DEFINING_AUTHORITY_OTHER'], 409: ['LICENCE_TYPE_UNCHANGED', 'LICENCE_TYPE_CONFLICT'] })
  publish(@Body({ schema: licenceTypeDefinition }) definition: LicenceTypeDefinition, @By() caller: ClientCaller, @Marked() call: MarkedCall): Promise<PublishedType> {
    return this.publishType.run(definition, caller, call);
  }

  @Post(':code/retire')
  @HttpCode(204)
  @Needs('licence-types:publish')
  @ApiBearerAuth()
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOperation({ summary: '停用证照类型 Retire a licence type: no more licences of it are issued' })
  @Answers({ status: 204, says: '已停用 Retired' }, { 403: ['DEFINING_AUTHORITY_OTHER'], 404: ['LICENCE_TYPE_UNKNOWN'], 409: ['LICENCE_TYPE_RETIRED', 'LICENCE_TYPE_CONFLICT'] })
  retire(@Param('code', { schema: licenceTypeCode }) code: LicenceTypeCode, @By() caller: ClientCaller, @Marked() call: MarkedCall): Promise<void> {
    return this.retireType.run(code, caller, call);
  }

  @Get()
  @OpenRoute()
  @ApiOperation({ summary: '证照目录 The catalogue: every licence type in its current version' })
  @Answers({ status: 200, says: '目录 The catalogue', shape: z.object({ licenceTypes: z.array(licenceTypeShape.safeExtend({ enabled: z.boolean() })) }) })
  async list(): Promise<{ licenceTypes: readonly LicenceType[] }> {
    return { licenceTypes: await this.catalogue.all() };
  }

  @Get(':code')
  @OpenRoute()
  @ApiOperation({ summary: '证照类型 One licence type, in its current or a given version' })
  @Answers({ status: 200, says: '证照类型 The licence type', shape: licenceTypeShape }, { 404: ['LICENCE_TYPE_UNKNOWN'] })
  one(@Param('code', { schema: licenceTypeCode }) code: LicenceTypeCode, @Query({ schema: versionQuery }) { version }: z.output<typeof versionQuery>): Promise<LicenceType> {
    return version === undefined ? this.catalogue.current(code) : this.catalogue.version(code, version);
  }
}
