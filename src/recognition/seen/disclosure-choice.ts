import type { Ground } from '../../access/ground.js';
import type { Names } from '../../catalogue/field.js';
import { disclosable, LICENCE_NUMBER, type Disclosable, type LicenceType } from '../../catalogue/licence-type.js';
import type { Proof } from '../../presentation/proof.js';

/** On what a reader may see: the ground, how well it was proved, and for which service item. */
export interface Seeing {
  readonly ground: Ground;
  /** `none` for duty, which needs no proof of the holder. */
  readonly strength: 'strong' | 'weak' | 'none';
  readonly serviceItem: string;
}

/** NEEDS_HOLDER: told where the holder is present or has entrusted somebody · NOT_FOR_THIS_ITEM: not told for this service item on any ground. */
export type WithheldReason = 'NEEDS_HOLDER' | 'NOT_FOR_THIS_ITEM';

/** A face field, or a fact about every holder, that is not told, and why. */
export interface WithheldFact {
  /** `face/<field>` or `holder/<fact>`. */
  readonly name: string;
  readonly label: Names;
  readonly reason: WithheldReason;
}

/** Names of the disclosures that may leave, and what may not. */
export interface DisclosureChoice {
  readonly names: ReadonlySet<string>;
  /** Names of the derived answers that may leave. */
  readonly derived: ReadonlySet<string>;
  readonly withheld: readonly WithheldFact[];
}

const HOLDER_FACT_LABELS: Readonly<Record<string, Names>> = {
  name: { zh: '持证主体名称', en: 'Name of the holder' },
  code: { zh: '持证主体代码', en: 'Code of the holder' },
  codeType: { zh: '持证主体代码类型', en: 'Type of the holder’s code' },
  role: { zh: '持证身份', en: 'Role of the holder' },
};
const NUMBER_LABEL: Names = { zh: '证照编号', en: 'Licence number' };

/**
 * Chooses, among the disclosures that a licence has, those that its type tells a reader: by duty always, and besides by the ground that was proved.
 * Whoever is entrusted stands in the holder's place, unless the type has rows of its own for them. A sensitive field needs a strong proof.
 */
export function chooseDisclosures(type: LicenceType, names: readonly string[], seeing: Seeing): DisclosureChoice {
  const told = toldOn(type, seeing);
  const withHolder = toldOn(type, { ...seeing, ground: 'holderPresent', strength: 'strong' });
  const chosen = names.filter((name) => isTold(told, name));
  const kept = new Set(names.filter((name) => !isTold(told, name)).map(factOf));
  const withheld = [...kept].map((name): WithheldFact => ({ name, label: labelOf(type, name), reason: isTold(withHolder, name) ? 'NEEDS_HOLDER' : 'NOT_FOR_THIS_ITEM' }));
  return { names: new Set(chosen), derived: told.derived, withheld };
}

/** What a proof, or duty where there is none, lets a reader see. */
export function seeingOn(proof: Pick<Proof, 'ground' | 'strength'> | undefined, serviceItem: string): Seeing {
  return { ground: proof?.ground ?? 'duty', strength: proof?.strength ?? 'none', serviceItem };
}

/** Whether the type tells this reader anything at all, whatever a holder has. */
export function tellsAnything(type: LicenceType, seeing: Seeing): boolean {
  const { fields, holderFacts, derived } = toldOn(type, seeing);
  return fields.size + holderFacts.size + derived.size > 0;
}

/** Every fact that a type tells a reader, by its label: face fields in their order, then facts about the holders. What a holder is shown who is asked to consent. */
export function toldFacts(type: LicenceType, seeing: Seeing): readonly Names[] {
  const { fields, holderFacts } = toldOn(type, seeing);
  const faces = [LICENCE_NUMBER, ...type.fields.map((field) => field.name)].filter((name) => fields.has(name));
  const facts = Object.keys(HOLDER_FACT_LABELS).filter((fact) => holderFacts.has(fact));
  return [...faces.map((name) => `face/${name}`), ...facts.map((fact) => `holder/${fact}`)].map((name) => labelOf(type, name));
}

function toldOn(type: LicenceType, { ground, strength, serviceItem }: Seeing): Disclosable {
  const rows = [disclosable(type, 'duty', serviceItem)];
  if (ground !== 'duty') rows.push(disclosable(type, inPlaceOf(type, ground), serviceItem));
  const sensitive = new Set(type.fields.filter((field) => field.sensitivity === 'sensitive').map((field) => field.name));
  const fields = rows.flatMap((row) => [...row.fields]).filter((name) => strength === 'strong' || !sensitive.has(name));
  return { fields: new Set(fields), holderFacts: new Set(rows.flatMap((row) => [...row.holderFacts])), derived: new Set(rows.flatMap((row) => [...row.derived])) };
}

function inPlaceOf(type: LicenceType, ground: Ground): Ground {
  const hasOwnRows = type.sharing.disclosures.some((row) => row.ground === 'entrusted');
  return ground === 'entrusted' && !hasOwnRows ? 'holderPresent' : ground;
}

function isTold({ fields, holderFacts }: Disclosable, name: string): boolean {
  const [kind = '', first = '', fact = first] = name.split('/');
  return kind === 'holder' ? holderFacts.has(fact) : fields.has(first);
}

/** `holder/0/name` and `holder/1/name` are one fact to be told or kept. */
function factOf(name: string): string {
  const [kind, , fact] = name.split('/');
  return kind === 'holder' && fact !== undefined ? `holder/${fact}` : name;
}

function labelOf(type: LicenceType, name: string): Names {
  const [kind = '', fact = ''] = name.split('/');
  if (kind === 'holder') return HOLDER_FACT_LABELS[fact] ?? { zh: fact, en: fact };
  if (fact === LICENCE_NUMBER) return NUMBER_LABEL;
  return type.fields.find((field) => field.name === fact)?.label ?? { zh: fact, en: fact };
}
