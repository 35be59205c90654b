import { randomBytes } from 'node:crypto';
import { at, telling, type DoorCall, type Told } from './door-call.js';
import type { DoorCity } from './door-city.js';

const LICENCE = '/phone/licences/{identifier}';

/** What a holder's phone tells. One record stands for a minute of showing, so each call shows a licence that nobody has shown yet. */
export function phoneDoors(city: DoorCity): DoorCall[] {
  const go = (path: string) => (): Promise<Told> => city.window('lin-qing').go(path);
  const showing = (path: string, name: string, reads = 1): DoorCall =>
    telling(`GET ${LICENCE}${path}`, name, async () => {
      const { identifier } = await city.another();
      return () => city.window('zhou-mingyuan').go(`/phone/licences/${identifier}${path}`);
    }, { reads });
  const entrust = (): Promise<Told> => city.window('lin-qing').post('/phone/entrustments', { once: randomBytes(16).toString('hex'), name: '' });
  return [
    telling('GET /phone', 'the list of own licences', at(go('/phone'))),
    showing('', 'an own licence with its code', 2),
    showing('/code', 'a live code'),
    showing('/codes-ahead', 'codes for when there is no net'),
    showing('/standing', 'how an own licence stands'),
    telling('GET /phone/entrustments', 'the types that one may entrust others with', at(go('/phone/entrustments'))),
    telling('POST /phone/entrustments', 'the same, after a form with flaws', at(entrust), { status: 422 }),
  ];
}
