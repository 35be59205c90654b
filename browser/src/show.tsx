import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { instantText, type Lang } from '../../src/web/texts/lang.js';
import { SHOW_EN } from '../../src/web/texts/en/show.js';
import { SHOW_ZH } from '../../src/web/texts/zh/show.js';
import { followState, StateIcon } from './show/page-around.jsx';
import { phoneDevice } from './show/show-device.js';
import { ShowLicence, type Screen } from './show/show-licence.js';

const TEXTS = { zh: SHOW_ZH, en: SHOW_EN };
const LIFETIME_SECONDS = 60;

/** What the page says about the licence that is shown. */
interface Place {
  readonly lang: Lang;
  /** Name of the licence type. */
  readonly name: string;
  /** Address of `icons.svg`. */
  readonly icons: string;
}

interface Shown {
  readonly place: Place;
  readonly screen: Screen;
  readonly onAgain: () => void;
}

/** The live code of a licence: a new one each half minute, red at once when the licence is no longer in force, and run out where there is no network. */
function Showing({ place, showing }: { readonly place: Place; readonly showing: (changed: () => void) => ShowLicence }) {
  const [, redraw] = useState(0);
  const [licence] = useState(() => showing(() => redraw((count) => count + 1)));
  const { screen } = licence;

  useEffect(() => {
    const second = setInterval(() => {
      if (document.hidden) return;
      licence.tick();
      redraw((count) => count + 1);
    }, 1_000);
    const wake = (): void => {
      if (!document.hidden) licence.wake();
    };
    document.addEventListener('visibilitychange', wake);
    addEventListener('online', wake);
    return () => {
      clearInterval(second);
      document.removeEventListener('visibilitychange', wake);
      removeEventListener('online', wake);
    };
  }, [licence]);

  useEffect(() => followState(screen.barred, place.icons), [screen.barred?.word]);

  return (
    <>
      {screen.code === undefined ? <Instead place={place} screen={screen} onAgain={() => licence.wake()} /> : <Live place={place} screen={screen} />}
      <p class="visually-hidden" role="status">{sentence(place, screen)}</p>
    </>
  );
}

function Live({ place, screen: { code, now, secondsLeft, link } }: Omit<Shown, 'onAgain'>) {
  const t = TEXTS[place.lang];
  return (
    <>
      <div class="qr"><img src={code?.source} alt={t.showAlt(place.name)} /></div>
      <div class={`countdown mood-${link === 'online' ? 'good' : 'warn'}`} role="timer">
        <Ring seconds={secondsLeft} says={t.showLeft} />
        <p>
          <b>{link === 'online' ? t.showLive : t.showUnreachable}</b>
          <span>{t.showNow} <time class="ticking">{timeOfDay(now)}</time></span>
          <span>{t.showMade} <time>{timeOfDay(code?.from ?? now)}</time></span>
        </p>
      </div>
      <p>{t.showScan}</p>
      <p class="hint">{t.showBright}</p>
      <p class="hint">{t.showWarning}</p>
    </>
  );
}

function Ring({ seconds, says }: { readonly seconds: number; readonly says: string }) {
  return (
    <span class="ring">
      <svg viewBox="0 0 48 48" aria-hidden="true">
        <circle cx="24" cy="24" r="21" />
        <circle class="left" cx="24" cy="24" r="21" pathLength={LIFETIME_SECONDS} stroke-dasharray={`${seconds} ${LIFETIME_SECONDS}`} />
      </svg>
      <b>{seconds}</b> <small>{says}</small>
    </span>
  );
}

/** In the code's place: why there is none. */
function Instead({ place, screen: { barred, link }, onAgain }: Shown) {
  const t = TEXTS[place.lang];
  if (barred !== undefined) return <Refused place={place} icon={barred.icon} title={`${barred.label} · ${t.showNoCode}`} text={barred.advice} />;
  if (link === 'signedOut') {
    return (
      <Refused place={place} icon="person" title={t.showSignedOut} text={t.showSignedOutText}>
        <p><a class="button" href={location.pathname}>{t.showSignIn}</a></p>
      </Refused>
    );
  }
  return (
    <Refused place={place} icon="clock" title={t.showOver} text={t.showOverText}>
      <p><button class="button" type="button" onClick={onAgain}>{t.showAgain}</button></p>
    </Refused>
  );
}

function Refused({ place, icon, title, text, children }: { readonly place: Place; readonly icon: string; readonly title: string; readonly text: string; readonly children?: preact.ComponentChildren }) {
  return (
    <div class="refused mood-bad">
      <StateIcon icons={place.icons} name={icon} />
      <h3>{title}</h3>
      <p>{text}</p>
      {children}
    </div>
  );
}

/** What is read out: only what changes what the holder has to do, never the seconds. */
function sentence({ lang }: Place, { code, barred, link }: Screen): string {
  const t = TEXTS[lang];
  if (barred !== undefined) return `${barred.label}，${t.showNoCode}`;
  if (link === 'signedOut') return t.showSignedOut;
  if (code === undefined) return t.showOver;
  return link === 'online' ? t.showLive : t.showUnreachable;
}

/** `16:00:05`, Beijing time. */
function timeOfDay(instant: number): string {
  return instantText(instant).slice(11);
}

const mount = document.getElementById('show');
if (mount !== null) {
  const { codeHref = '', standingHref = '', from, until, now, name = '', icons = '' } = mount.dataset;
  const source = mount.querySelector('img')?.src ?? '';
  const first = { source, from: Number(from), until: Number(until), now: Number(now) };
  const place: Place = { lang: document.documentElement.lang === 'en' ? 'en' : 'zh', name, icons };
  mount.replaceChildren();
  render(<Showing place={place} showing={(changed) => new ShowLicence(phoneDevice(codeHref, standingHref), first, changed)} />, mount);
}
