import type { Clock } from '../../primitives/clock.js';
import type { JsonValue } from '../../primitives/canonical-json.js';
import { hex } from '../../primitives/digest.js';
import { Refusal } from '../../primitives/refusal.js';
import { Turns } from '../../primitives/turns.js';
import type { Reader } from '../../database/reader.js';
import type { DataKeys } from '../../holder/data-key.js';
import type { HolderCode } from '../../holder/holder-code.js';
import { authorise } from '../../access/authorise.js';
import { departmentOf, type DepartmentCaller } from '../../access/caller.js';
import type { AccessEventStore } from '../../access/event/access-event-store.js';
import { departmentReader } from '../../access/event/department-reader.js';
import type { RecordAccess } from '../../access/event/record-access.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import { presenceFields } from '../../catalogue/licence-type.js';
import type { LicenceVersionRow } from '../../licence/register/licence-row.js';
import type { LicenceStore } from '../../licence/register/licence-store.js';
import type { SealedBodies } from '../../licence/sealed-body.js';
import { disclosedFields } from '../../licence/sealed/sealed-licence.js';
import type { Proof } from '../../presentation/proof.js';
import type { SecondFact } from './ground-order.js';

/** Licences of one type that one holder may have. */
const LIMIT = 100;
/** Wrong facts that one department may state of one holder in a day: what is printed on paper is read off, not guessed. */
export const WRONG_FACTS_A_DAY = 5;
const DAY_MS = 86_400_000;
/** Under which a wrong fact stands in the log of reads: the holder sees that somebody tried. */
export const SECOND_FACT_FAILED = 'recognition/second-fact-failed';

/** Who states the fact, of whom, for what. */
export interface StatedFact {
  readonly fact: SecondFact;
  readonly holder: HolderCode;
  readonly caller: DepartmentCaller;
  /** 24 characters. */
  readonly serviceItem: string;
  readonly purpose: JsonValue;
}

/** For people without a phone: a fact that only the physical document tells proves that the document, and so its holder, is there. */
export class ExamineSecondFact {
  /** By department and holder: of many facts that come at once each is judged after the one before was counted. */
  private readonly turns = new Turns();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly licences: LicenceStore,
    private readonly bodies: SealedBodies,
    private readonly dataKeys: DataKeys,
    private readonly events: AccessEventStore,
    private readonly recordAccess: RecordAccess,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /**
   * A wrong fact and a licence that is not there are told by the same words, and both count.
   * @throws Refusal RIGHT_MISSING for the fact's own licence type, PRESENCE_FACT_UNFIT, PRESENCE_NOT_PROVEN, PRESENCE_TRIES_SPENT
   */
  async run(stated: StatedFact): Promise<Proof> {
    const { fact, holder, caller, serviceItem } = stated;
    authorise(caller, { right: 'recognition:look-up', typeCode: fact.licenceType, serviceItem }, this.clock.now());
    const fit = presenceFields(await this.catalogue.current(fact.licenceType));
    if (!fit.includes(fact.field)) {
      const flaws = [{ pointer: '/ground/holderPresent/secondFact/field', detail: fit.length === 0 ? 'no field of this licence type does' : `must be one of ${fit.join(', ')}` }];
      throw new Refusal('unprocessable', 'PRESENCE_FACT_UNFIT', '该类型不以此项证明持证人在场。This field does not prove for this licence type that the document is there.', flaws);
    }
    return this.oneOfFew(departmentOf(caller), holder, () => this.judged(stated));
  }

  private async judged(stated: StatedFact): Promise<Proof> {
    const { fact, holder } = stated;
    const version = await this.versionWith(fact, holder);
    if (version === undefined) throw await this.notProven(stated);
    return {
      kind: 'second-fact',
      ground: 'holderPresent',
      reference: version.id,
      holderIndexes: this.dataKeys.indexesOf(holder),
      versionId: version.id,
      strength: 'weak',
      consume: () => Promise.resolve(),
    };
  }

  /** Refuses guessing. Several instances may each judge one fact beyond the bound where these come in one instant. */
  private async oneOfFew(department: string, holder: HolderCode, judge: () => Promise<Proof>): Promise<Proof> {
    const holderIndex = this.dataKeys.indexOf(holder);
    return this.turns.take(`${department} ${hex(holderIndex)}`, async () => {
      const wrong = await this.events.count(this.reader, { act: SECOND_FACT_FAILED, department, holderIndex, since: this.clock.now() - DAY_MS });
      if (wrong >= WRONG_FACTS_A_DAY) throw triesSpent();
      return judge();
    });
  }

  private async versionWith({ licenceType, field, value }: SecondFact, holder: HolderCode): Promise<LicenceVersionRow | undefined> {
    const versions = await this.licences.ofHolder(this.reader, { holderIndexes: this.dataKeys.indexesOf(holder), typeCodes: [licenceType], limit: LIMIT });
    const bodies = await this.bodies.open(versions.map((version) => version.id));
    return versions.find((version) => {
      const body = bodies.get(hex(version.id));
      return body !== undefined && disclosedFields(body.sealed).get(`face/${field}`) === value;
    });
  }

  /** The try is recorded like any read, before it is answered. */
  private async notProven({ holder, caller, purpose }: StatedFact): Promise<Refusal> {
    const holderIndex = this.dataKeys.indexOf(holder);
    await this.recordAccess.run({ act: SECOND_FACT_FAILED, reader: departmentReader(caller), ground: 'holderPresent', purpose, holderIndex, subjects: [] });
    return new Refusal('unprocessable', 'PRESENCE_NOT_PROVEN', '所填证件信息不能证明持证人在场，请核对原件。The fact does not prove that the document is there: read it off the original again.');
  }
}

function triesSpent(): Refusal {
  const sentence = '今日对该持证人的尝试次数已用完，请改由持证人亮码或授权。Too many wrong facts about this holder today: have the holder show a code or approve on the phone.';
  return new Refusal('tooMany', 'PRESENCE_TRIES_SPENT', sentence);
}
