import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Answers } from '../nest/answers.js';
import type { ClientCaller } from '../access/caller.js';
import { By, Needs } from '../access/needs.decorator.js';
import { PURPOSE_REFUSALS } from '../catalogue/service-item/check-purpose.js';
import type { MadeUseCode } from '../presentation/use-code/mint-use-code.js';
import type { Receipted } from './answer/receipt.js';
import { LookUp, lookUpQuery, lookUpShape, type LookUpAnswer, type LookUpQuery } from './look-up.js';
import { madeUseCodeShape, OrderUseCode, useCodeOrder, type UseCodeOrder } from './use-code/order-use-code.js';
import { verdictShape, type Verdict } from './verdict/verdict.js';
import { verification, VerifyLicence, type Verification } from './verify.js';

/** `/v1/recognition`: one department relies on another's licence 互认. */
@ApiTags('recognition')
@ApiBearerAuth()
@Controller('v1/recognition')
export class RecognitionController {
  constructor(
    private readonly lookUp: LookUp,
    private readonly verifyLicence: VerifyLicence,
    private readonly orderUseCode: OrderUseCode,
  ) {}

  @Post('look-ups')
  @HttpCode(200)
  @Needs('recognition:look-up')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: '查询证照 Look up a holder’s licences, for a purpose', description: 'Only the fields that the licence type allows for this ground and service item come back, each with the issuer’s signature still good. The read is recorded before it is answered.' })
  @Answers({ status: 200, says: '结果 What the purpose lets be seen; an empty list where there is nothing', shape: lookUpShape }, { 422: [...PURPOSE_REFUSALS, 'HOLDER_CODE_TYPE_UNKNOWN', 'IDENTITY_NUMBER_WRONG', 'CREDIT_CODE_WRONG'] })
  look(@Body({ schema: lookUpQuery }) query: LookUpQuery, @By() caller: ClientCaller): Promise<Receipted<LookUpAnswer>> {
    return this.lookUp.run(query, caller);
  }

  @Post('use-codes')
  @HttpCode(200)
  @Needs('recognition:look-up')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: '取用证码 Take a use code: the right to fetch one licence once, for this department and service item', description: 'It lives ten minutes at the most and is used in a look-up, as `{"ground": {"useCode": …}}`. Another for the same licence and service item ends the earlier one.' })
  @Answers({ status: 200, says: '用证码 The code', shape: madeUseCodeShape }, { 404: ['LICENCE_UNKNOWN'], 422: PURPOSE_REFUSALS })
  useCode(@Body({ schema: useCodeOrder }) order: UseCodeOrder, @By() caller: ClientCaller): Promise<MadeUseCode> {
    return this.orderUseCode.run(order, caller);
  }

  @Post('verifications')
  @HttpCode(200)
  @Needs('recognition:verify')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: '核验证照 Verify a licence by identifier, claimed facts, sealed licence, printed code, file, or an answer that somebody presents', description: 'The answer is a verdict (valid, invalid or cannotTell) with every finding; a false licence is an answer, not an error.' })
  @Answers({ status: 200, says: '结论 The verdict', shape: verdictShape }, { 422: PURPOSE_REFUSALS })
  verify(@Body({ schema: verification }) presented: Verification, @By() caller: ClientCaller): Promise<Receipted<Verdict>> {
    return this.verifyLicence.run(presented, caller);
  }
}
