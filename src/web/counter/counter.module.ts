import { Module } from '@nestjs/common';
import { CLOCK, CONFIG, RANDOM } from '../../nest/parts.js';
import { build, part, provide } from '../../nest/wire.js';
import { Origins } from '../../access/browser/origins.js';
import { Catalogue } from '../../catalogue/catalogue.js';
import { CatalogueModule } from '../../catalogue/catalogue.module.js';
import { ServiceItems } from '../../catalogue/service-item/service-items.js';
import { ConsentModule } from '../../presentation/consent/consent.module.js';
import { ConsentState } from '../../presentation/consent/consent-state.js';
import { CaseModule } from '../../recognition/case/case.module.js';
import { CaseParts } from '../../recognition/case/kept/case-parts.js';
import { TrustedKeys } from '../../trust/trusted-keys.js';
import type { Frame } from '../page/page-view.js';
import { PageRenderer } from '../page/render.js';
import { AnswerStep } from './answer-step.js';
import { CaseEndController } from './case-end.controller.js';
import { CaseSteps } from './case-steps.js';
import { CaseController } from './case.controller.js';
import { CallNames } from './case/call-names.js';
import { CasePages } from './case/case-pages.js';
import { CounterController } from './counter.controller.js';
import { BeginPages } from './desk/begin-pages.js';

const FRAME = part<Frame>('Frame');

/** The desk at which clerks check what citizens need not bring. */
@Module({
  imports: [CatalogueModule, ConsentModule, CaseModule],
  controllers: [CounterController, CaseController, CaseEndController],
  providers: [
    provide(FRAME, ({ MODE }) => ({ demonstration: MODE === 'demonstration' }), CONFIG),
    build(CallNames, Catalogue, TrustedKeys),
    build(BeginPages, CaseParts, ServiceItems, FRAME, CLOCK, RANDOM),
    provide(CasePages, (parts, consents, items, catalogue, names, frame, clock, random) => new CasePages({ parts, consents, items, catalogue, names }, frame, clock, random), CaseParts, ConsentState, ServiceItems, Catalogue, CallNames, FRAME, CLOCK, RANDOM),
    build(AnswerStep, Origins, PageRenderer),
    build(CaseSteps, AnswerStep, CasePages),
  ],
})
export class CounterModule {}
