import { Module } from '@nestjs/common';
import { CLOCK, CONFIG, RANDOM } from '../../nest/parts.js';
import { build, part, provide } from '../../nest/wire.js';
import { READER, UNITS } from '../../database/parts.js';
import { CEREMONY_OPERATOR, KEY_VAULT } from '../../pki/parts.js';
import { RecordAccess } from '../../access/event/record-access.js';
import { TrustedKeys } from '../../trust/trusted-keys.js';
import { LicenceModule } from '../../licence/licence.module.js';
import { LicenceStore } from '../../licence/register/licence-store.js';
import { ExamineDynamicCode } from './examine-dynamic-code.js';
import { FindShowing } from './find-showing.js';
import { JudgeCode } from './judge-code.js';
import { PresentAhead } from './present-ahead.js';
import { PresentLicence } from './present-licence.js';
import { ReadStanding } from './read-standing.js';
import { RecordShowing } from './record-showing.js';
import { SignCode, type CodePlan } from './sign-code.js';
import { SweepCodes } from './sweep-codes.js';
import { UsedCodeStore } from './used-code-store.js';

const CODE_PLAN = part<CodePlan>('CodePlan');

/** Dynamic codes: shown by holders, redeemed by departments. */
@Module({
  imports: [LicenceModule],
  providers: [
    provide(CODE_PLAN, ({ publicUrl }, authority) => ({ authority, publicUrl }), CONFIG, CEREMONY_OPERATOR),
    build(FindShowing, LicenceStore, READER, CLOCK),
    build(RecordShowing, RecordAccess),
    build(SignCode, TrustedKeys, KEY_VAULT, RANDOM, CODE_PLAN),
    build(PresentLicence, FindShowing, RecordShowing, SignCode),
    build(PresentAhead, FindShowing, RecordAccess, SignCode),
    build(ReadStanding, FindShowing, RecordShowing),
    build(UsedCodeStore),
    build(JudgeCode, TrustedKeys, LicenceStore, UsedCodeStore, READER, CLOCK),
    build(ExamineDynamicCode, JudgeCode, UsedCodeStore, CLOCK),
    build(SweepCodes, UsedCodeStore, UNITS, CLOCK),
  ],
  exports: [PresentLicence, PresentAhead, ReadStanding, JudgeCode, ExamineDynamicCode, SweepCodes],
})
export class DynamicCodeModule {}
