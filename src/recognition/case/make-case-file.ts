import type { JsonObject } from '../../primitives/canonical-json.js';
import { isoInstant } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import type { DataKeys } from '../../holder/data-key.js';
import { departmentReader } from '../../access/event/department-reader.js';
import type { Access, RecordAccess } from '../../access/event/record-access.js';
import type { OfficerSession } from '../../access/sign-in/session.js';
import type { LicenceStore } from '../../licence/register/licence-store.js';
import type { Receipted } from '../answer/receipt.js';
import type { SignAnswer } from '../answer/sign-answer.js';
import { parseHolderAt } from '../ground/ground-order.js';
import type { ItemCheckAnswer } from '../item-check/item-check.js';
import type { LookUpAnswer } from '../look-up.js';
import { disclosedNames } from '../seen/seen-licence.js';
import { verdictNames, type Verdict } from '../verdict/verdict.js';
import type { CaseParts } from './kept/case-parts.js';
import { caseBusy, contentJson, withFiling, type CaseContent, type CaseEntry, type OpenCase } from './kept/counter-case.js';

const ACT = 'recognition/case-file';
export const CASE_FILE_FORMAT = 'zhengku.case-file/1';

/** One file for the case archive: purpose, holder, every answer and verdict with its own receipt, and a receipt over all of them. */
export interface CaseFile {
  readonly format: typeof CASE_FILE_FORMAT;
  readonly event: string;
  readonly case: JsonObject;
  readonly madeAt: string;
}

/** Makes the file of a case. What was seen leaves once more, so it is recorded once more. */
export class MakeCaseFile {
  constructor(
    private readonly parts: CaseParts,
    private readonly licences: LicenceStore,
    private readonly dataKeys: DataKeys,
    private readonly recordAccess: RecordAccess,
    private readonly sign: SignAnswer,
  ) {}

  /** @throws Refusal CASE_UNKNOWN, CASE_BUSY */
  async run(id: Uint8Array, session: OfficerSession): Promise<Receipted<CaseFile>> {
    const content = await this.parts.open(id, session);
    const purpose = contentJson(content)['purpose'] ?? null;
    const reader = departmentReader(session);
    const access = this.recordAccess.prepare({ act: ACT, reader, ground: 'duty', purpose, holderIndex: this.indexOf(content), subjects: await this.subjects(content) });
    const file: CaseFile = { format: CASE_FILE_FORMAT, event: hex(access.id), case: contentJson(content), madeAt: isoInstant(access.at) };
    const signed = await this.sign.run(file, { access, act: ACT, department: session.officer.department, ground: 'duty', purpose });
    const filed = withFiling(content, { at: isoInstant(access.at), entries: content.entries.length });
    // In one transaction with the record of the read: a file that lacks what another window has just added is not handed out.
    await access.commit(async (unit) => {
      if (!(await this.parts.cases.change(unit, content, filed))) throw caseBusy();
    });
    return signed;
  }

  private indexOf({ holder }: OpenCase): Uint8Array {
    return this.dataKeys.indexOf(parseHolderAt(holder, '/holder'));
  }

  /** What leaves with the file, by name, as the reads that it is made of recorded it. */
  private async subjects({ entries }: CaseContent): Promise<Access['subjects']> {
    const told = new Map<string, Set<string>>();
    for (const { identifier, names } of entries.flatMap((entry) => toldBy(entry))) told.set(identifier, new Set([...(told.get(identifier) ?? []), ...names]));
    const versions = told.size === 0 ? [] : await this.licences.byIdentifiers(this.parts.reader, [...told.keys()]);
    return versions.map((version) => ({ versionId: version.id, disclosed: [...(told.get(version.identifier) ?? [])] }));
  }
}

interface ToldOf {
  readonly identifier: string;
  readonly names: readonly string[];
}

function toldBy({ kind, answer }: CaseEntry): ToldOf[] {
  if (kind === 'look-up') return (answer as unknown as LookUpAnswer).licences.map((licence) => ({ identifier: licence.identifier, names: disclosedNames(licence) }));
  if (kind === 'item-check') return (answer as unknown as ItemCheckAnswer).needs.flatMap(({ by }) => by.map(({ identifier }) => ({ identifier, names: ['standing', 'derived'] })));
  const verdict = answer as unknown as Verdict;
  return verdict.licence === undefined ? [] : [{ identifier: verdict.licence.identifier, names: verdictNames(verdict.facts) }];
}
