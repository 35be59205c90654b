import type { ComponentChildren } from 'preact';
import { licenceIdentifierParts } from '../../src/licence/register/licence-identifier.js';
import type { Finding, VerdictWord } from '../../src/primitives/verdict.js';
import { instantText, langTag, type Lang } from '../../src/web/texts/lang.js';
import { toneOf } from '../../src/web/page/tone.js';
import type { LicenceLabels } from './licence-labels.js';
import { CHECK_TEXTS, FAILED_TEXTS, UNKNOWN_TEXTS, VERIFIER_TEXTS } from './texts.js';
import type { CodeReport } from './verify-code.js';

/** In which language and with which pictures the page draws. */
export interface Look {
  readonly lang: Lang;
  /** Address of `icons.svg`. */
  readonly icons: string;
}

const VERDICT_LOOKS = {
  valid: { mood: 'good', icon: 'check' },
  invalid: { mood: 'bad', icon: 'cross' },
  cannotTell: { mood: 'unknown', icon: 'unknown' },
} as const satisfies Record<VerdictWord, object>;

const OUTCOME_LOOKS = {
  passed: VERDICT_LOOKS.valid,
  failed: VERDICT_LOOKS.invalid,
  unknown: VERDICT_LOOKS.cannotTell,
} as const satisfies Record<Finding['outcome'], object>;

export function Icon({ look, name }: { readonly look: Look; readonly name: string }) {
  return (
    <svg class="icon" aria-hidden="true">
      <use href={`${look.icons}#${name}`} />
    </svg>
  );
}

/** The verdict, the licence as its issuer signed it, and each check. */
export function Report({ report, labels, look }: { readonly report: CodeReport; readonly labels: LicenceLabels; readonly look: Look }) {
  return (
    <>
      <Verdict report={report} look={look} />
      {report.claims && <SignedLicence report={report} labels={labels} look={look} />}
      {report.live && <LiveLicence report={report} labels={labels} look={look} />}
      <Checks findings={report.findings} look={look} />
    </>
  );
}

function Verdict({ report, look }: { readonly report: CodeReport; readonly look: Look }) {
  const t = VERIFIER_TEXTS[look.lang];
  const { mood, icon } = VERDICT_LOOKS[report.verdict];
  const reason = report.findings.find(({ outcome }) => outcome === (report.verdict === 'invalid' ? 'failed' : 'unknown'));
  return (
    <section class={`verdict mood-${mood}`} data-verdict={report.verdict}>
      <Icon look={look} name={icon} />
      <h2 tabIndex={-1}>{t[report.verdict]}</h2>
      {reason && <p><b>{reasonOf(reason, look.lang)}</b></p>}
      <p>{t[adviceOf(report)]}</p>
      {report.live && report.verdict === 'valid' && <p class="when">{t.liveOnce}</p>}
      <p class="when">
        {t.checkedAt} <time>{instantText(report.asOf)}</time> {t.beijingTime}
        {report.statusAsOf !== undefined && <><br />{t.statusAsOf} <time>{instantText(report.statusAsOf)}</time></>}
      </p>
    </section>
  );
}

/** What the reader should do. A live code that is over proves nothing, whatever may be true of its licence. */
function adviceOf({ verdict, live, findings }: CodeReport): 'validText' | 'liveText' | 'staleText' | 'invalidText' | 'cannotTellText' {
  if (live === undefined) return `${verdict}Text`;
  const isOver = findings.some(({ outcome, code }) => outcome === 'failed' && code === 'CODE_STALE');
  if (isOver) return 'staleText';
  return verdict === 'valid' ? 'liveText' : `${verdict}Text`;
}

function SignedLicence({ report, labels, look }: { readonly report: CodeReport; readonly labels: LicenceLabels; readonly look: Look }) {
  const { lang } = look;
  const t = VERIFIER_TEXTS[lang];
  const { claims, issuer, verdict } = report;
  if (claims === undefined || issuer === undefined) return null;
  return (
    <Card says={{ valid: t.signedOnly, invalid: t.notInForce, cannotTell: t.notSure }[verdict]} typeCode={claims.typeCode} verdict={verdict} labels={labels} look={look}>
      {[...claims.fields].map(([number, value]) => (
        <div key={number}><dt>{labels.fields.get(number)?.[lang] ?? `${t.field}${number}${t.fieldEnd}`}</dt><dd>{value}</dd></div>
      ))}
      <div><dt>{t.issuer}</dt><dd>{issuer.names[lang]}</dd></div>
      <div><dt>{t.codeIssued}</dt><dd>{instantText(claims.iat * 1000)}</dd></div>
      <div><dt>{t.identifier}</dt><dd class="digits long">{claims.identifier}</dd></div>
    </Card>
  );
}

/** What a phone shows: which licence, and that its holder has it in hand. It names nobody. */
function LiveLicence({ report, labels, look }: { readonly report: CodeReport; readonly labels: LicenceLabels; readonly look: Look }) {
  const t = VERIFIER_TEXTS[look.lang];
  const { live, issuer, verdict } = report;
  if (live === undefined) return null;
  const { typeCode, issuingAuthority } = licenceIdentifierParts(live.identifier);
  return (
    <Card says={{ valid: t.liveShown, invalid: t.liveNotNow, cannotTell: t.notSure }[verdict]} typeCode={typeCode} verdict={verdict} labels={labels} look={look}>
      <div><dt>{t.issuer}</dt><dd>{issuer?.names[look.lang] ?? issuingAuthority}</dd></div>
      <div><dt>{t.codeIssued}</dt><dd>{instantText((live.nbf ?? live.iat) * 1000)}</dd></div>
      <div><dt>{t.identifier}</dt><dd class="digits long">{live.identifier}</dd></div>
    </Card>
  );
}

interface CardParts {
  readonly says: string;
  readonly typeCode: string;
  readonly verdict: VerdictWord;
  readonly labels: LicenceLabels;
  readonly look: Look;
  readonly children: ComponentChildren;
}

function Card({ says, typeCode, verdict, labels, look: { lang }, children }: CardParts) {
  const other: Lang = lang === 'zh' ? 'en' : 'zh';
  return (
    <article class={`card kind-licence tone-${toneOf(typeCode)}${verdict === 'valid' ? '' : ` dulled mood-${VERDICT_LOOKS[verdict].mood}`}`}>
      <header><p class="kind">{says}</p></header>
      <h2>{labels.names?.[lang] ?? VERIFIER_TEXTS[lang].licence}</h2>
      {labels.names && <p class="other-name" lang={langTag(other)}>{labels.names[other]}</p>}
      <dl>{children}</dl>
    </article>
  );
}

function Checks({ findings, look }: { readonly findings: readonly Finding[]; readonly look: Look }) {
  const t = VERIFIER_TEXTS[look.lang];
  return (
    <section class="checks">
      <h2>{t.checks}</h2>
      <ul>
        {findings.map((finding) => {
          const { mood, icon } = OUTCOME_LOOKS[finding.outcome];
          return (
            <li key={finding.check} class={`mood-${mood}`}>
              <Icon look={look} name={icon} />
              <div>
                <b>{CHECK_TEXTS[look.lang][finding.check]}</b><span>{t[finding.outcome]}</span>
                {finding.outcome !== 'passed' && <small>{reasonOf(finding, look.lang)}</small>}
                {finding.code && <code>{finding.code}</code>}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** In the reader's words where they have been written, else as the check put it. */
function reasonOf(finding: Finding, lang: Lang): string {
  const texts = finding.outcome === 'failed' ? FAILED_TEXTS : UNKNOWN_TEXTS;
  return (finding.code && texts[lang][finding.code]) ?? finding.detail;
}
