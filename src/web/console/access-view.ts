import { DAY_MS, midnightInChina } from '../../primitives/calendar-date.js';
import { isRight } from '../../access/register/right.js';
import type { Client } from '../../access/register/client.js';
import type { Grant } from '../../access/register/grant.js';
import type { Application, ApplicationState } from '../../catalogue/application/application.js';
import type { AreaView } from '../page/page-view.js';
import { dayText, instantText, type Lang, type Names } from '../texts/lang.js';
import { TEXTS } from '../texts/texts.js';

/** How an application stands, told by colour, icon and words. */
export interface ApplicationStateView {
  readonly mood: 'good' | 'wait' | 'bad';
  readonly icon: string;
  readonly label: string;
}

/** An application in a list. */
export interface ApplicationCard {
  readonly href: string;
  readonly title: Names;
  readonly state: ApplicationStateView;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

/** What a system may do, line by line. */
export interface SystemView {
  readonly id: string;
  readonly name: string;
  readonly lines: readonly GrantLine[];
}

/** Rights on one licence type that end together. */
export interface GrantLine {
  readonly type: string;
  readonly rights: string;
  readonly items: string;
  readonly ends: string;
}

/** `/console`: what waits for an answer, what the own department asked for and what it has. */
export interface ConsoleView extends AreaView {
  readonly page: 'console/overview';
  readonly officer: string;
  /** Absent: the officer decides nothing. */
  readonly steward?: { readonly toDecide: readonly ApplicationCard[]; readonly decided: readonly ApplicationCard[] };
  readonly own: readonly ApplicationCard[];
  /** Absent: the officer may not apply. */
  readonly applyHref?: string;
  readonly isComplete: boolean;
  readonly systems: readonly SystemView[];
}

/** `/console/applications/{id}`. */
export interface ApplicationView extends AreaView {
  readonly page: 'console/application';
  readonly card: ApplicationCard;
  readonly items: readonly { readonly code: string; readonly name: string }[];
  /** Absent: not the officer's to decide, or decided. `once` marks the form, so that a second click changes nothing. */
  readonly decide?: { readonly action: string; readonly once: string; readonly until: string };
}

const LOOKS: Readonly<Record<ApplicationState, readonly [ApplicationStateView['mood'], string]>> = { submitted: ['wait', 'clock'], granted: ['good', 'check'], refused: ['bad', 'cross'] };

/** @param whole every fact, as on the application's own page */
export function applicationCard(application: Application, lang: Lang, whole: 'whole' | 'short'): ApplicationCard {
  const t = TEXTS[lang];
  const { id, department, client, licenceType, rights, serviceItems, state, until, appliedAt, decision } = application;
  const [mood, icon] = LOOKS[state];
  const short = [
    { label: t.accessDepartment, value: department.names[lang] },
    { label: t.accessItems, value: t.accessItemsCount(serviceItems.length) },
    ...(decision?.until === undefined || decision.until === null ? [{ label: t.accessUntil, value: dateText(until, lang) }] : [{ label: t.accessGrantedUntil, value: dateText(decision.until, lang) }]),
  ];
  const rest = [
    { label: t.accessDepartment, value: department.names[lang] },
    { label: t.accessSystem, value: client },
    { label: t.accessRights, value: rightsText(rights, lang) },
    { label: t.accessUntil, value: dateText(until, lang) },
    { label: t.accessReason, value: application.reason },
    { label: t.accessBasis, value: application.legalBasis },
    { label: t.accessAppliedAt, value: instantText(Date.parse(appliedAt)) },
    ...(decision === null ? [] : [{ label: t.accessAnswer, value: decision.answer }, { label: t.accessDecidedAt, value: instantText(Date.parse(decision.at)) }]),
    ...(decision?.until ? [{ label: t.accessGrantedUntil, value: dateText(decision.until, lang) }] : []),
  ];
  return { href: `/console/applications/${id}`, title: licenceType.names, state: { mood, icon, label: t[`accessState_${state}`] }, facts: whole === 'whole' ? rest : short };
}

/** Names of licence types and service items by code. */
export interface CodeNames {
  readonly types: ReadonlyMap<string, Names>;
  readonly items: ReadonlyMap<string, Names>;
}

/** What ends together on one licence type stands together. */
export function systemView({ clientId, name, grants }: Client, names: CodeNames, lang: Lang): SystemView {
  const together = new Map<string, Grant[]>();
  for (const grant of grants) {
    const key = [grant.typeCode, Math.floor(grant.validUntil / DAY_MS), grant.serviceItem === undefined].join(' ');
    together.set(key, [...(together.get(key) ?? []), grant]);
  }
  return { id: clientId, name, lines: [...together.values()].map((same) => grantLine(same as [Grant, ...Grant[]], names, lang)) };
}

function grantLine(same: readonly [Grant, ...Grant[]], names: CodeNames, lang: Lang): GrantLine {
  const t = TEXTS[lang];
  const [{ typeCode, validUntil }] = same;
  const items = [...new Set(same.flatMap(({ serviceItem }) => serviceItem ?? []))];
  return {
    type: typeCode === '*' ? t.accessAllTypes : (names.types.get(typeCode)?.[lang] ?? typeCode),
    rights: rightsText([...new Set(same.map(({ right }) => right))], lang),
    items: items.length === 0 ? t.accessAllItems : items.map((code) => names.items.get(code)?.[lang] ?? code).join(lang === 'zh' ? '、' : ', '),
    // The last day in force, not the midnight after it.
    ends: dayText(validUntil - 1, lang),
  };
}

function dateText(date: string, lang: Lang): string {
  return dayText(midnightInChina(date), lang);
}

function rightsText(rights: readonly string[], lang: Lang): string {
  return rights.map((right) => (isRight(right) ? TEXTS[lang][`right_${right}`] : right)).join(lang === 'zh' ? '、' : ', ');
}
