/*
 * What the counter's pages gain from a script; without it they work by forms alone. Nothing is kept on the device, and every sentence comes from
 * the server in the page's own language.
 */

const POLL_MS = 3_000;

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
    if (event.defaultPrevented) return;
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

/** The form by which a file is verified. What it says and the bounds stand in its fields, so that they are the server's. */
interface FileForm {
  readonly form: HTMLFormElement;
  readonly pick: HTMLInputElement;
  readonly carried: HTMLInputElement;
  readonly pasted: HTMLTextAreaElement;
  readonly button: HTMLButtonElement;
  readonly said: HTMLElement;
}

/** A chosen file goes along with the form; the button waits until it is read. */
function offerFiles(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('[data-verify]')) {
    const file = fileFormOf(form);
    const place = form.querySelector<HTMLElement>('[data-pick]');
    if (file === undefined || place === null) continue;
    place.hidden = false;
    file.pick.addEventListener('change', () => void carry(file));
    file.pasted.addEventListener('input', () => file.pasted.setCustomValidity(''));
    form.addEventListener('submit', (event) => refuseTooMuch(event, file));
    // A browser that comes back to the page may have kept the choice.
    void carry(file);
  }
}

function fileFormOf(form: HTMLFormElement): FileForm | undefined {
  const pick = form.querySelector<HTMLInputElement>('input[type=file]');
  const carried = form.querySelector<HTMLInputElement>('input[name=file]');
  const pasted = form.querySelector<HTMLTextAreaElement>('textarea[name=pasted]');
  const button = form.querySelector<HTMLButtonElement>('button[type=submit]');
  const said = form.querySelector<HTMLElement>('[data-said]');
  if (pick === null || carried === null || pasted === null || button === null || said === null) return undefined;
  return { form, pick, carried, pasted, button, said };
}

async function carry(to: FileForm): Promise<void> {
  const { pick, carried, pasted } = to;
  const [file] = pick.files ?? [];
  carried.value = '';
  pasted.setCustomValidity('');
  if (file === undefined) return say(to, {});
  if (file.size > Number(pick.dataset['mostBytes'])) return say(to, { flaw: pick.dataset['tooLarge'] });
  say(to, { reading: pick.dataset['reading'] });
  const bytes = await file.arrayBuffer().catch(() => undefined);
  // Another one was chosen meanwhile: it is being read.
  if (pick.files?.[0] !== file) return;
  if (bytes === undefined) return say(to, { flaw: pick.dataset['unreadable'] });
  carried.value = base64urlOf(new Uint8Array(bytes));
  say(to, {});
}

function say({ pick, button, said }: FileForm, { flaw, reading }: { readonly flaw?: string | undefined; readonly reading?: string | undefined }): void {
  button.disabled = reading !== undefined;
  said.textContent = flaw ?? reading ?? '';
  said.toggleAttribute('data-flaw', flaw !== undefined);
  pick.setAttribute('aria-invalid', String(flaw !== undefined));
  pick.setCustomValidity(flaw ?? '');
  if (flaw !== undefined) pick.reportValidity();
}

/** The server would break off, and the browser show a page of its own that explains nothing. */
function refuseTooMuch(event: SubmitEvent, { form, pasted }: FileForm): void {
  const fields = [...new FormData(form)].map(([name, value]): [string, string] => [name, typeof value === 'string' ? value : '']);
  if (new URLSearchParams(fields).toString().length <= Number(form.dataset['mostBytes'])) return;
  event.preventDefault();
  pasted.setCustomValidity(pasted.dataset['tooLong'] ?? ' ');
  pasted.reportValidity();
}

/** Of this alphabet a form need escape nothing: it is as long as it looks. */
function base64urlOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
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
