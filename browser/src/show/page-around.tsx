import { render } from 'preact';
import type { StateView } from '../../../src/web/page/state-view.js';

export function StateIcon({ icons, name }: { readonly icons: string; readonly name: string }) {
  return (
    <svg class="icon" aria-hidden="true">
      <use href={`${icons}#${name}`} />
    </svg>
  );
}

/**
 * The card above the code and the code for paper below it stand as the server drew them, for a licence in force: while it is barred, the one is dulled and
 * says so, the other is put away. @param icons address of `icons.svg`
 */
export function followState(barred: StateView | undefined, icons: string): void {
  const isBarred = barred !== undefined;
  document.querySelector('.paper-code')?.toggleAttribute('hidden', isBarred);
  const card = document.querySelector('.shown-front .card');
  card?.querySelector('.state-now')?.remove();
  card?.classList.toggle('dulled', isBarred);
  card?.classList.toggle('mood-bad', isBarred);
  const badge = card?.querySelector('.state');
  badge?.toggleAttribute('hidden', isBarred);
  if (barred === undefined) return;
  const now = document.createElement('span');
  now.className = `state state-now mood-${barred.mood}`;
  render(<><StateIcon icons={icons} name={barred.icon} />{barred.label}</>, now);
  badge?.after(now);
}
