import { Module } from '@nestjs/common';
import { CLOCK, RANDOM } from '../../nest/parts.js';
import { build, provide } from '../../nest/wire.js';
import { READER, UNITS } from '../../database/parts.js';
import { KEY_VAULT } from '../../pki/parts.js';
import { RecordAct } from '../../ledger/record/record-act.js';
import { RecordAccess } from '../../access/event/record-access.js';
import { Idempotency } from '../../access/idempotency/idempotency.js';
import { LicenceModule } from '../../licence/licence.module.js';
import { LicenceStore } from '../../licence/register/licence-store.js';
import { ExamineUseCode } from './examine-use-code.js';
import { FindUseCode } from './find-use-code.js';
import { MakeUseCode } from './make-use-code.js';
import { MakeUseCodeForDepartment } from './make-use-code-for-department.js';
import { MarkedDraw } from './marked-draw.js';
import { MintUseCode } from './mint-use-code.js';
import { SweepUseCodes } from './sweep-use-codes.js';
import { WrongTries } from './use-code.js';
import { UseCodeStore } from './use-code-store.js';

/** Use codes 用证码. */
@Module({
  imports: [LicenceModule],
  providers: [
    build(UseCodeStore),
    build(WrongTries),
    build(MintUseCode, UseCodeStore, RecordAct, CLOCK, RANDOM),
    provide(MarkedDraw, async (vault) => new MarkedDraw(await vault.generateSecret('use-code-1')), KEY_VAULT),
    build(MakeUseCode, UNITS, LicenceStore, MintUseCode, MarkedDraw, Idempotency, READER),
    build(MakeUseCodeForDepartment, RecordAccess, LicenceStore, MintUseCode, READER, CLOCK),
    build(ExamineUseCode, UseCodeStore, WrongTries, READER, CLOCK),
    build(FindUseCode, UseCodeStore, READER, CLOCK),
    build(SweepUseCodes, UseCodeStore, UNITS, CLOCK),
  ],
  exports: [MakeUseCode, MakeUseCodeForDepartment, ExamineUseCode, FindUseCode, SweepUseCodes],
})
export class UseCodeModule {}
