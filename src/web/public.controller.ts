import { Controller, Get, Header, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answers } from '../nest/answers.js';
import { OpenRoute } from '../nest/open-route.js';
import { wholeParam } from '../nest/whole-param.js';
import { licenceTypeCode } from '../catalogue/licence-type.js';
import { ApiDocument } from './api-document.js';
import { sendPage } from './page/page-request.js';
import { PublicPages, type CodeLabels } from './public-pages.js';
import type { OpenApiDocument } from './page/reference-view.js';
import { PageRenderer } from './page/render.js';

const versionParam = wholeParam(65_535);

const namesShape = z.object({ zh: z.string(), en: z.string() });
const codeLabelsShape = z.object({ names: namesShape, codeFields: z.array(z.object({ key: z.int(), label: namesShape })) });

/** Pages and documents for everyone. */
@ApiTags('licence-types')
@OpenRoute()
@Controller()
export class PublicController {
  constructor(
    private readonly pages: PublicPages,
    private readonly renderer: PageRenderer,
    private readonly apiDocument: ApiDocument,
  ) {}

  @Get()
  @ApiExcludeEndpoint()
  async landing(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(this.renderer, this.pages.landing(), { request, reply });
  }

  @Get('v')
  @ApiExcludeEndpoint()
  async verifier(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(this.renderer, await this.pages.verifier(), { request, reply });
  }

  @Get('v/types/:code/:version')
  @Header('Cache-Control', 'public, max-age=86400')
  @ApiOperation({ summary: '代码字段名称 Names of a licence type and of the fields in its printed code' })
  @Answers({ status: 200, says: '名称 The names', shape: codeLabelsShape }, { 404: ['LICENCE_TYPE_UNKNOWN'] })
  codeLabels(@Param('code', { schema: licenceTypeCode }) code: string, @Param('version', { schema: versionParam }) version: number): Promise<CodeLabels> {
    return this.pages.codeLabels(code, version);
  }

  @Get('docs')
  @ApiExcludeEndpoint()
  async docs(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(this.renderer, this.pages.reference(this.apiDocument.get()), { request, reply });
  }

  @Get('openapi.json')
  @Header('Cache-Control', 'public, max-age=60')
  @ApiExcludeEndpoint()
  openapi(): OpenApiDocument {
    return this.apiDocument.get();
  }
}
