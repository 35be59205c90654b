import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { browserDevice } from './device.js';
import type { PublicJwk } from './jws.js';
import { licenceLabels, type LicenceLabels } from './licence-labels.js';
import { Icon, Report, type Look } from './report.jsx';
import { VERIFIER_TEXTS } from './texts.js';
import { VerifyCode, type CodeReport } from './verify-code.js';

type Phase =
  | { readonly name: 'empty' }
  | { readonly name: 'working' }
  | { readonly name: 'done'; readonly text: string; readonly report: CodeReport; readonly labels: LicenceLabels };

/** The public verifier: the code comes from the address's fragment, a scanner or a paste, and never leaves this page. */
function Verifier({ look, verify }: { readonly look: Look; readonly verify: VerifyCode }) {
  const t = VERIFIER_TEXTS[look.lang];
  const [phase, setPhase] = useState<Phase>({ name: 'empty' });
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(0);

  async function check(text: string): Promise<void> {
    const turn = ++latest.current;
    setPhase({ name: 'working' });
    const report = await verify.run(text);
    const labels = await licenceLabels(report, (path) => browserDevice.fetchText(path));
    // A second scan may overtake a slow first one: only the latest may speak.
    if (turn === latest.current) setPhase({ name: 'done', text, report, labels });
  }

  function clear(): void {
    latest.current++;
    history.replaceState(null, '', location.pathname + location.search);
    keepFragment();
    setPhase({ name: 'empty' });
  }

  useEffect(() => {
    const read = (): void => {
      keepFragment();
      if (location.hash.length > 1) void check(location.hash);
    };
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);

  useEffect(() => {
    if (phase.name === 'done') place.current?.querySelector('h2')?.focus();
  }, [phase]);

  return (
    <div class="verifier" ref={place}>
      {phase.name === 'working' && <section class="entry"><p>{t.working}</p></section>}
      {phase.name === 'done' && <Report report={phase.report} labels={phase.labels} look={look} />}
      {phase.name === 'done' && (
        <p class="actions">
          <button class="button" type="button" onClick={() => void check(phase.text)}>{t.again}</button>
          <button class="button plain" type="button" onClick={clear}>{t.another}</button>
        </p>
      )}
      {phase.name === 'empty' && <HowTo look={look} />}
      {phase.name !== 'working' && <Entry look={look} onText={(text) => void check(text)} />}
    </div>
  );
}

function HowTo({ look }: { readonly look: Look }) {
  const t = VERIFIER_TEXTS[look.lang];
  return (
    <section class="entry">
      <div class="viewfinder"><Icon look={look} name="scan" /></div>
      <h2>{t.emptyTitle}</h2>
      <ol class="steps"><li>{t.step1}</li><li>{t.step2}</li><li>{t.step3}</li></ol>
      <p class="hint">{t.privacy}</p>
    </section>
  );
}

/** For a scanner that types, and for a paste. A scanner ends with Enter, and Enter checks. */
function Entry({ look, onText }: { readonly look: Look; readonly onText: (text: string) => void }) {
  const t = VERIFIER_TEXTS[look.lang];
  const [text, setText] = useState('');
  function submit(event: Event): void {
    event.preventDefault();
    if (text.trim() === '') return;
    onText(text);
    setText('');
  }
  return (
    <form class="entry" onSubmit={submit}>
      <h2>{t.entry}</h2>
      <label for="code-text">{t.entryLabel}</label>
      <textarea
        id="code-text"
        autocomplete="off"
        spellcheck={false}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && !event.isComposing && submit(event)}
      />
      <button class="button" type="submit">{t.entryGo}</button>
    </form>
  );
}

function Insecure({ look }: { readonly look: Look }) {
  const t = VERIFIER_TEXTS[look.lang];
  return (
    <section class="verdict mood-unknown" data-verdict="insecure">
      <Icon look={look} name="unknown" />
      <h2>{t.insecureTitle}</h2>
      <p>{t.insecureText}</p>
    </section>
  );
}

/** WebCrypto exists only where the page came over HTTPS or from the device itself; older browsers cannot inflate. */
function canVerify(): boolean {
  return isSecureContext && 'subtle' in crypto && typeof DecompressionStream !== 'undefined';
}

/** Changing the language keeps the code at hand: a link's fragment stays on the device like any other. */
function keepFragment(): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-lang-switch]');
  if (link !== null) link.hash = location.hash;
}

const mount = document.getElementById('verifier');
if (mount !== null) {
  const look: Look = { lang: document.documentElement.lang === 'en' ? 'en' : 'zh', icons: mount.dataset['icons'] ?? '' };
  const anchors = JSON.parse(mount.dataset['trustListKeys'] ?? '[]') as readonly PublicJwk[];
  mount.replaceChildren();
  render(canVerify() ? <Verifier look={look} verify={new VerifyCode(browserDevice, anchors)} /> : <Insecure look={look} />, mount);
}
