import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { USUAL_BODY_LIMIT } from '../../config.js';
import { Answers, type RefusalCodes } from '../../nest/answers.js';
import type { ClientCaller } from '../../access/caller.js';
import { By, Needs } from '../../access/needs.decorator.js';
import { PURPOSE_REFUSALS } from '../../catalogue/service-item/check-purpose.js';
import type { Receipted } from '../answer/receipt.js';
import { mostFileKiB } from '../verdict/presented.js';
import { envelopeShape, type Envelope } from './answer/head.js';
import { fileShape, HandOutFile, type FileAnswer } from './hand-out-file.js';
import { metadataAnswerShape, type MetadataAnswer } from './metadata-form.js';
import { codeAnswerShape, ReadByCode, type CodeAnswer } from './read-by-code.js';
import { ReadMetadata } from './read-metadata.js';
import { claimRequest, type ClaimQuestion } from './request/claim-request.js';
import { codeRequest, fileRequest, metadataRequest, searchRequest, verifyFileRequest, type CodeQuestion, type FileOrder, type MetadataQuestion, type PresentedFile, type Search } from './request/requests.js';
import { SearchLicences, searchShape, type SearchAnswer } from './search-licences.js';
import { fileVerdictShape, VerifyFile, type FileVerdict } from './verify-file.js';
import { informationShape, VerifyInformation, type InformationAnswer } from './verify-information.js';

const HOLDER_REFUSALS = ['HOLDER_CODE_TYPE_UNKNOWN', 'HOLDER_CODE_SHAPE', 'HOLDER_CODE_CHECK', 'HOLDER_CODE_DATE'];
const CODE_REFUSALS = ['PRESENCE_CODE_BAD', 'PRESENCE_CODE_EXPIRED', 'PRESENCE_CODE_EARLY', 'USE_CODE_NOT_GOOD'];
const USED: RefusalCodes = { 409: ['CODE_USED_ALREADY', 'LICENCE_NOT_SHOWABLE'], 429: ['USE_CODE_TRIES'] };
/** Where a code must prove presence: one on paper, or none at all, is refused there. */
const UNFIT: RefusalCodes = { ...USED, 400: ['CODE_UNREADABLE', 'CODE_OF_ANOTHER_KIND'] };
const ENVELOPE = 'Names in any spelling that live systems use; answers in {head, data} with the names of the standard. See docs/gb36906.md.';

const FILE_BOUND = `The whole request fits BODY_LIMIT: unless that is set higher, a file of ${mostFileKiB(USUAL_BODY_LIMIT)} KiB at the most.`;

type Told<Answer extends object> = Promise<Envelope<Receipted<Answer>>>;

/** `/gb36906`: the sharing services (GB/T 36906) as live systems have them. */
@ApiTags('gb36906')
@ApiBearerAuth()
@Controller('gb36906')
export class Gb36906Controller {
  constructor(
    private readonly searchLicences: SearchLicences,
    private readonly readMetadata: ReadMetadata,
    private readonly handOutFile: HandOutFile,
    private readonly verifyInformation: VerifyInformation,
    private readonly verifyFile: VerifyFile,
    private readonly readByCode: ReadByCode,
  ) {}

  @Post('search')
  @HttpCode(200)
  @Needs('recognition:look-up')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: '证照检索 Search a holder’s licences', description: ENVELOPE })
  @Answers({ status: 200, says: '证照标识 Identifiers; head.status 3 where there is none', shape: envelopeShape(searchShape) }, { 422: [...PURPOSE_REFUSALS, ...HOLDER_REFUSALS], 429: ['HOLDER_QUOTA'] })
  search(@Body({ schema: searchRequest }) asked: Search, @By() caller: ClientCaller): Told<SearchAnswer> {
    return this.searchLicences.run(asked, caller);
  }

  @Post('metadata')
  @HttpCode(200)
  @Needs('recognition:look-up')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: '证照元数据 Read one licence’s elements', description: ENVELOPE })
  @Answers({ status: 200, says: '元数据 Elements within the field range; head.status says how the licence stands', shape: envelopeShape(metadataAnswerShape) }, { ...UNFIT, 422: [...PURPOSE_REFUSALS, ...CODE_REFUSALS] })
  metadata(@Body({ schema: metadataRequest }) asked: MetadataQuestion, @By() caller: ClientCaller): Told<MetadataAnswer> {
    return this.readMetadata.run(asked, caller);
  }

  @Post('file')
  @HttpCode(200)
  @Needs('recognition:look-up')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: '证照文件 Get a copy of one licence for one use', description: ENVELOPE })
  @Answers({ status: 200, says: '加注件 The copy with who, why and until when; none of a licence that is not in force', shape: envelopeShape(fileShape) }, { ...UNFIT, 422: [...PURPOSE_REFUSALS, ...CODE_REFUSALS, 'COPY_EXPIRY_WRONG'] })
  file(@Body({ schema: fileRequest }) order: FileOrder, @By() caller: ClientCaller): Told<FileAnswer> {
    return this.handOutFile.run(order, caller);
  }

  @Post('verify-information')
  @HttpCode(200)
  @Needs('recognition:verify')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: '证照信息验证 Verify what is claimed of a licence', description: ENVELOPE })
  @Answers({ status: 200, says: '验证结果 Codes 0 to 6, and how each claim compares', shape: envelopeShape(informationShape) }, { 422: [...PURPOSE_REFUSALS, ...HOLDER_REFUSALS] })
  information(@Body({ schema: claimRequest }) asked: ClaimQuestion, @By() caller: ClientCaller): Told<InformationAnswer> {
    return this.verifyInformation.run(asked, caller);
  }

  @Post('verify-file')
  @HttpCode(200)
  @Needs('recognition:verify')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: '证照文件验证 Verify a file', description: `${ENVELOPE} ${FILE_BOUND}` })
  @Answers({ status: 200, says: '验证结果 0 good, 1 its seal fails, 2 the file fails', shape: envelopeShape(fileVerdictShape) }, { 422: PURPOSE_REFUSALS })
  verify(@Body({ schema: verifyFileRequest }) presented: PresentedFile, @By() caller: ClientCaller): Told<FileVerdict> {
    return this.verifyFile.run(presented, caller);
  }

  @Post('by-code')
  @HttpCode(200)
  @Needs('recognition:look-up')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: '凭码取证 Read a licence by a code that is shown', description: ENVELOPE })
  @Answers({ status: 200, says: '码与证照 What the code opens, or what it says on paper, and how its licence stands', shape: envelopeShape(codeAnswerShape) }, { ...USED, 422: [...PURPOSE_REFUSALS, ...CODE_REFUSALS] })
  byCode(@Body({ schema: codeRequest }) asked: CodeQuestion, @By() caller: ClientCaller): Told<CodeAnswer> {
    return this.readByCode.run(asked, caller);
  }
}
