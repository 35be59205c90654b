import { formatCursor, type ReadsCursor } from '../../../presentation/reads/reads-cursor.js';
import type { GoneRead, OwnReadsList, ReadsPage } from '../../../presentation/reads/own-reads.js';
import type { Standing } from '../../../presentation/reads-log/reads-standing.js';
import { hex } from '../../../primitives/digest.js';
import { dayText, instantText, type Lang } from '../../texts/lang.js';
import { TEXTS, type Texts } from '../../texts/texts.js';
import type { AreaView } from '../../page/page-view.js';
import { readCard, type ReadCard, type ReadWords } from './read-view.js';

/** A line of the panel that says how the record is protected. */
interface TrustLine {
  readonly label: string;
  readonly value: string;
  readonly mood: 'good' | 'wait' | 'bad';
}

/** `/phone/reads`: who looked. */
export interface ReadsView extends AreaView {
  readonly page: 'phone/reads';
  readonly whose: ReadsPage['whose'];
  readonly days: readonly { readonly day: string; readonly reads: readonly ReadCard[] }[];
  readonly gone: readonly { readonly id: string; readonly label: string }[];
  readonly own: { readonly count: number; readonly newest: readonly ReadCard[] };
  readonly trust: readonly TrustLine[];
  /** Where this part of the list begins, as forms carry it back. */
  readonly behind: string;
  readonly olderHref: string | undefined;
  readonly isFirst: boolean;
}

/** What the page is made of. */
export interface ReadsParts {
  readonly list: OwnReadsList;
  readonly page: ReadsPage;
  readonly standing: Standing;
  readonly words: ReadWords;
}

export function readsView({ list, page: { whose, behind }, standing, words }: ReadsParts): ReadsView {
  const t = TEXTS[words.lang];
  const cards = list.reads.map((gathered) => readCard(gathered, words));
  return {
    page: 'phone/reads',
    title: whose === 'own' ? t.readsOwnTitle : t.readsTitle,
    whose,
    days: byDay(cards, list.reads.map(({ read }) => read.at), words.lang),
    gone: list.gone.map((gone) => ({ id: hex(gone.id), label: goneLabel(gone, t) })),
    own: { count: list.ownLooks.count, newest: list.ownLooks.newest.map((gathered) => readCard(gathered, words)) },
    trust: trustLines(standing, t),
    behind: behind === undefined ? '' : formatCursor(behind),
    olderHref: list.next && addressOf(whose, list.next),
    isFirst: behind === undefined,
  };
}

function addressOf(whose: ReadsPage['whose'], behind: ReadsCursor): string {
  return `/phone/reads?${whose === 'own' ? 'whose=own&' : ''}behind=${formatCursor(behind)}`;
}

function byDay(cards: readonly ReadCard[], times: readonly number[], lang: Lang): ReadsView['days'] {
  const days = new Map<string, { day: string; reads: ReadCard[] }>();
  cards.forEach((card, place) => {
    const day = days.get(card.day) ?? { day: dayText(times[place] ?? 0, lang), reads: [] };
    day.reads.push(card);
    days.set(card.day, day);
  });
  return [...days.values()];
}

function goneLabel({ at }: GoneRead, t: Texts): string {
  return at === undefined ? t.readsGoneUnknown : t.readsGoneAt(instantText(at));
}

function trustLines({ checkpoint, round, delayed }: Standing, t: Texts): TrustLine[] {
  return [
    { label: t.readsTrustEntries, ...checkpointLine(checkpoint, t) },
    { label: t.readsTrustRound, ...roundLine(round, t) },
    { label: t.readsTrustDelayed, value: t.readsTrustDelayedText(delayed), mood: 'good' },
  ];
}

function checkpointLine(checkpoint: Standing['checkpoint'], t: Texts): Omit<TrustLine, 'label'> {
  if (checkpoint === 'forged') return { value: t.readsTrustForged, mood: 'bad' };
  if (checkpoint === undefined) return { value: t.readsTrustEmpty, mood: 'wait' };
  const { entries, until } = checkpoint;
  return { value: t.readsTrustEntriesText(entries, until === undefined ? '—' : instantText(until)), mood: until === undefined ? 'bad' : 'good' };
}

function roundLine(round: Standing['round'], t: Texts): Omit<TrustLine, 'label'> {
  if (round === undefined) return { value: t.readsTrustNoRound, mood: 'wait' };
  const when = instantText(round.finishedAt);
  return round.lost === 0 ? { value: t.readsTrustSound(when, round.entries), mood: 'good' } : { value: t.readsTrustLost(when, round.lost), mood: 'bad' };
}
