import { Module } from '@nestjs/common';
import { CLOCK, RANDOM } from '../../nest/parts.js';
import { build } from '../../nest/wire.js';
import { READER, UNITS } from '../../database/parts.js';
import { DataKeys } from '../../holder/data-key.js';
import { RecordAct } from '../../ledger/record/record-act.js';
import { Idempotency } from '../../access/idempotency/idempotency.js';
import { DepartmentStore } from '../../access/register/department-store.js';
import { AnswerConsent } from './answer-consent.js';
import { AskConsent } from './ask-consent.js';
import { ConsentState } from './consent-state.js';
import { ConsentStore } from './consent-store.js';
import { ExamineConsent } from './examine-consent.js';
import { ListConsents } from './list-consents.js';

/** A department asks, the holder consents. */
@Module({
  providers: [
    build(ConsentStore),
    build(AskConsent, UNITS, ConsentStore, DataKeys, RecordAct, Idempotency, CLOCK, RANDOM),
    build(AnswerConsent, UNITS, ConsentStore, RecordAct, CLOCK),
    build(ConsentState, ConsentStore, READER, CLOCK),
    build(ListConsents, ConsentStore, DepartmentStore, READER, CLOCK),
    build(ExamineConsent, ConsentStore, RecordAct, READER, CLOCK),
  ],
  exports: [AskConsent, AnswerConsent, ConsentState, ListConsents, ExamineConsent],
})
export class ConsentModule {}
