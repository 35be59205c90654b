import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
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

const versionQuery = z.strictObject({ version: wholeParam(65_535).optional() });

/** `/v1/licence-types`: the catalogue 目录. Reading it is open: what kinds of licences exist is no secret. */
@ApiTags('catalogue')
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
  publish(@Body({ schema: licenceTypeDefinition }) definition: LicenceTypeDefinition, @By() caller: ClientCaller, @Marked() call: MarkedCall): Promise<PublishedType> {
    return this.publishType.run(definition, caller, call);
  }

  @Post(':code/retire')
  @HttpCode(204)
  @Needs('licence-types:publish')
  @ApiBearerAuth()
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOperation({ summary: '停用证照类型 Retire a licence type: no more licences of it are issued' })
  retire(@Param('code', { schema: licenceTypeCode }) code: LicenceTypeCode, @By() caller: ClientCaller, @Marked() call: MarkedCall): Promise<void> {
    return this.retireType.run(code, caller, call);
  }

  @Get()
  @OpenRoute()
  @ApiOperation({ summary: '证照目录 The catalogue: every licence type in its current version' })
  async list(): Promise<{ licenceTypes: readonly LicenceType[] }> {
    return { licenceTypes: await this.catalogue.all() };
  }

  @Get(':code')
  @OpenRoute()
  @ApiOperation({ summary: '证照类型 One licence type, in its current or a given version' })
  one(@Param('code', { schema: licenceTypeCode }) code: LicenceTypeCode, @Query({ schema: versionQuery }) { version }: z.output<typeof versionQuery>): Promise<LicenceType> {
    return version === undefined ? this.catalogue.current(code) : this.catalogue.version(code, version);
  }
}
