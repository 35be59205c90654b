import type { LicenceType } from '../../../catalogue/licence-type.js';
import type { Objection } from '../../../presentation/objections/list-objections.js';
import type { GatheredRead } from '../../../presentation/reads/gather-reads.js';
import type { OwnRead } from '../../../presentation/reads/own-read.js';
import { hex } from '../../../primitives/digest.js';
import { objectionCard, type ObjectionCard } from '../../page/objection-card.js';
import { instantText, type Lang, type Names } from '../../texts/lang.js';
import { TEXTS, type Texts } from '../../texts/texts.js';
import { toldView, type ToldView } from './told-view.js';

/** What a read was, in the words of the page. */
type Kind = 'lookUp' | 'verify' | 'filed' | 'print' | 'ordered' | 'tried' | 'other' | 'nothing' | 'self';

/** A sentence round a quotation that stays in the language in which a clerk wrote it. */
interface Sentence {
  readonly lead: string;
  readonly quote: string | undefined;
  readonly tail: string;
}

/** A line of a read's details. */
interface Fact {
  readonly label: string;
  readonly value: string;
}

/** An objection beside its read. */
interface OwnObjection extends ObjectionCard {
  /** Marks the form that takes it back. */
  readonly once: string;
}

/** One read on the holder's page. */
export interface ReadCard {
  readonly id: string;
  readonly day: string;
  readonly time: string;
  readonly department: string | Names;
  readonly sentence: Sentence;
  readonly ground: { readonly icon: string; readonly label: string };
  readonly told: readonly ToldView[];
  readonly isCompared: boolean;
  readonly isNothing: boolean;
  readonly isShared: boolean;
  readonly facts: readonly Fact[];
  readonly delayed: string | undefined;
  readonly inLog: { readonly mood: 'good' | 'wait' | 'bad'; readonly icon: string; readonly label: string; readonly flaw: string | undefined };
  readonly objections: readonly OwnObjection[];
  /** The mark of the form by which the holder objects; absent: there is nothing to object to, or an objection is open. */
  readonly objectOnce?: string;
}

/** What a card is drawn with. */
export interface ReadWords {
  readonly lang: Lang;
  readonly departments: ReadonlyMap<string, Names>;
  /** By `<code>/<version>`. */
  readonly types: ReadonlyMap<string, LicenceType>;
  /** By the read's id in hexadecimal, newest first. */
  readonly objections: ReadonlyMap<string, readonly Objection[]>;
  /** A new mark for each form: see `formMark`. */
  readonly newMark: () => string;
}

const DAY_MS = 86_400_000;

const KINDS: Readonly<Record<string, Kind>> = {
  'recognition/look-up': 'lookUp',
  'recognition/verify': 'verify',
  'recognition/case-file': 'filed',
  'recognition/second-fact-failed': 'tried',
  'recognition/order-use-code': 'ordered',
  'licence/draw-printed-code': 'print',
};

const GROUND_ICONS: Readonly<Record<OwnRead['ground'], string>> = { duty: 'officer', holderPresent: 'device', entrusted: 'people', self: 'person' };

export function readCard({ read, inLog }: GatheredRead, words: ReadWords): ReadCard {
  const t = TEXTS[words.lang];
  const kind = kindOf(read);
  const id = hex(read.id);
  const when = instantText(read.at);
  const objected = { erased: t.objectErased, due: t.objectRaised, overdue: t.objectOverdue };
  const objections = (words.objections.get(id) ?? []).map((objection) => ({ ...objectionCard(objection, objected, t), once: words.newMark() }));
  return {
    id,
    day: when.slice(0, 10),
    time: when.slice(11, 16),
    department: words.departments.get(read.department ?? '') ?? t.readsUnknownDepartment,
    sentence: sentenceOf(kind, read, t),
    ground: { icon: GROUND_ICONS[read.ground], label: groundOf(read, t) },
    told: read.licences.map((licence) => toldView(licence, words.types.get(`${licence.typeCode}/${licence.typeVersion}`), t)),
    isCompared: kind === 'verify',
    isNothing: read.licences.length === 0,
    isShared: read.isShared,
    facts: factsOf(read, t),
    delayed: delayedOf(read, t),
    inLog: inLogView(inLog, t),
    objections,
    ...(read.department === null || objections.some(({ isOpen }) => isOpen) ? {} : { objectOnce: words.newMark() }),
  };
}

function kindOf({ act, ground, licences }: OwnRead): Kind {
  if (ground === 'self') return 'self';
  const kind = KINDS[act] ?? 'other';
  return kind === 'lookUp' && licences.length === 0 ? 'nothing' : kind;
}

function sentenceOf(kind: Kind, { purpose }: OwnRead, t: Texts): Sentence {
  const [forItem = '', forCause = '', tail = ''] = t[`readsSentence_${kind}`];
  if (kind === 'self') return { lead: forItem, quote: undefined, tail };
  const quote = purpose.serviceItemName ?? purpose.cause;
  return { lead: purpose.serviceItemName === undefined ? forCause : forItem, quote, tail };
}

function groundOf({ ground, isShared }: OwnRead, t: Texts): string {
  // Every holder of a shared licence is told the same: which of them showed it is that one's own business.
  if (isShared && (ground === 'holderPresent' || ground === 'entrusted')) return t[`readsGroundShared_${ground}`];
  return t[`readsGround_${ground}`];
}

function factsOf(read: OwnRead, t: Texts): Fact[] {
  const { purpose, proof } = read;
  const proofs: Readonly<Record<string, string>> = {
    'dynamic-code': t.readsProof_dynamicCode,
    'use-code': t.readsProof_useCode,
    consent: t.readsProof_consent,
    'second-fact': t.readsProof_secondFact,
    entrustment: t.readsProof_entrustment,
  };
  const ground = proof === undefined ? groundOf(read, t) : `${groundOf(read, t)} · ${proofs[proof] ?? proof}`;
  const facts: [string, string | undefined][] = [
    [t.readsWhen, `${instantText(read.at)} ${t.beijingTime}`],
    [t.readsOperator, purpose.operator],
    [t.readsSystem, purpose.callingSystem],
    [t.readsCause, purpose.cause],
    [t.readsCase, purpose.caseNumber],
    [t.readsItemCode, purpose.serviceItemCode],
    [t.readsGround, ground],
    [t.readsRecord, hex(read.id)],
  ];
  return facts.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}

function delayedOf({ delay, at }: OwnRead, t: Texts): string | undefined {
  if (delay === undefined) return undefined;
  return t.readsDelayedText(delay.document, instantText(delay.disclosedFrom).slice(0, 16), Math.max(1, Math.round((delay.disclosedFrom - at) / DAY_MS)));
}

function inLogView(inLog: GatheredRead['inLog'], t: Texts): ReadCard['inLog'] {
  if (inLog.state === 'broken') return { mood: 'bad', icon: 'cross', label: t.readsLogBroken, flaw: t[`readsFlaw_${inLog.flaw}`] };
  if (inLog.state === 'waiting') return { mood: 'wait', icon: 'clock', label: t.readsLogWaiting, flaw: undefined };
  return { mood: 'good', icon: 'ledger', label: t.readsLogProven(inLog.index + 1), flaw: undefined };
}
