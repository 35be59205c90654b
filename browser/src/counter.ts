/*
 * What the counter's pages gain from a script; without it they work by forms alone. Nothing is kept on the device, and every sentence comes from
 * the server in the page's own language.
 */

const POLL_MS = 3_000;
const MOST_FILE_BYTES = 1_048_576;

/** One request on the citizen's phone as the server tells it. */
interface ConsentNews {
  readonly consent: string;
  readonly state: string;
  /** In the page's language. */
  readonly label: string;
}

guardAgainstTwice();
catchStrayScans();
offerFiles();
watchConsents();

/** An impatient click sends nothing twice. A form that stays on the page, a download, is given back after a moment. */
function guardAgainstTwice(): void {
  addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.dataset['sent'] !== undefined) {
      event.preventDefault();
      return;
    }
    form.dataset['sent'] = '';
    setTimeout(() => delete form.dataset['sent'], POLL_MS);
  });
  // A page that comes back from the browser's memory is fresh again.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
    document.querySelectorAll('form').forEach((form) => delete form.dataset['sent']);
  });
}

/** A hand scanner types wherever the cursor is: where it is nowhere, the scan field takes it. */
function catchStrayScans(): void {
  const field = document.querySelector<HTMLInputElement>('#brought');
  addEventListener('keydown', ({ key, ctrlKey, metaKey, altKey }) => {
    const isNowhere = document.activeElement === document.body || document.activeElement?.id === 'main';
    if (isNowhere && key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey) field?.focus();
  });
}

/** A chosen file goes along with the form as base 64. */
function offerFiles(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('[data-verify]')) {
    const pick = form.querySelector<HTMLInputElement>('input[type=file]');
    const carried = form.querySelector<HTMLInputElement>('input[name=file]');
    const place = form.querySelector<HTMLElement>('[data-pick]');
    if (pick === null || carried === null || place === null) continue;
    place.hidden = false;
    pick.addEventListener('change', () => void carry(pick, carried));
  }
}

async function carry(pick: HTMLInputElement, carried: HTMLInputElement): Promise<void> {
  const [file] = pick.files ?? [];
  const isTooLarge = file !== undefined && file.size > MOST_FILE_BYTES;
  pick.setCustomValidity(isTooLarge ? (pick.dataset['tooLarge'] ?? ' ') : '');
  pick.reportValidity();
  carried.value = file === undefined || isTooLarge ? '' : base64Of(new Uint8Array(await file.arrayBuffer()));
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** While the citizen is being asked, the page looks for the answer; it is drawn anew unless somebody is typing. */
function watchConsents(): void {
  const list = document.querySelector<HTMLElement>('[data-consents]');
  const rows = [...document.querySelectorAll<HTMLElement>('[data-consent]')];
  const path = list?.dataset['consents'];
  if (path === undefined || !rows.some(({ dataset }) => dataset['state'] === 'asked')) return;
  const timer = setInterval(() => {
    void newsOf(path).then((news) => {
      const changed = rows.filter((row) => news.some(({ consent, state }) => row.dataset['consent'] === consent && row.dataset['state'] !== state));
      if (changed.length === 0) return;
      if (!isTyping()) {
        clearInterval(timer);
        location.reload();
      }
      for (const row of changed) tell(row, news);
    });
  }, POLL_MS);
}

/** What has been typed is not thrown away: the row alone says what has come. */
function tell(row: HTMLElement, news: readonly ConsentNews[]): void {
  const label = row.querySelector('[data-label]');
  const said = news.find(({ consent }) => consent === row.dataset['consent'])?.label;
  if (label !== null && said !== undefined) label.textContent = said;
}

async function newsOf(path: string): Promise<readonly ConsentNews[]> {
  try {
    const answer = await fetch(path, { headers: { accept: 'application/json' }, credentials: 'same-origin' });
    return answer.ok ? ((await answer.json()) as readonly ConsentNews[]) : [];
  } catch {
    return [];
  }
}

function isTyping(): boolean {
  return [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('main input:not([type=hidden]):not([type=checkbox]), main textarea')].some(({ value }) => value !== '');
}
