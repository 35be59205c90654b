import { LIN_QING, SU_XIAOHE } from '../../../src/cli/city/holders.js';
import { SITE_PERMIT } from '../../../src/cli/city/service-items.js';
import { dateInChina } from '../../../src/primitives/calendar-date.js';
import { DAY_MS, named } from '../sharing.js';
import { at, telling, type DoorCall, type Told } from './door-call.js';
import { TYPE, type DoorCity } from './door-city.js';

/** What the sharing services tell. */
export function sharingDoors(city: DoorCity): DoorCall[] {
  const { identifier, printedCode, sealedLicence } = city.licence;
  const asked = (service: string, data: object) => (): Promise<Told> => city.sharing.ask(service, data, SITE_PERMIT);
  const tells = (service: string, name: string, data: object, change?: Partial<DoorCall>): DoorCall => telling(`POST /gb36906/${service}`, name, at(asked(service, data)), change);
  const until = dateInChina(city.service.clock.now() + 30 * DAY_MS);
  return [
    tells('search', 'a search', { ...named(LIN_QING), ZZLXDM: TYPE }),
    tells('search', 'a search that finds nothing', { ...named(SU_XIAOHE), ZZLXDM: TYPE }),
    tells('metadata', 'metadata', { ZZBS: identifier }),
    telling('POST /gb36906/metadata', 'metadata by a phone’s code', async () => asked('metadata', { ZZBS: identifier, CSM: await city.shown() })),
    tells('file', 'a copy', { ZZBS: identifier, JZJYXQJZSJ: until }),
    tells('verify-information', 'a claim in elements', { ZZLXDM: TYPE, ...named(LIN_QING), CZZT: LIN_QING.names.zh }),
    tells('verify-file', 'a file to be verified', { ZZWJ: Buffer.from(sealedLicence).toString('base64') }),
    tells('by-code', 'what a printed code says', { EWMNR: printedCode }),
    telling('POST /gb36906/by-code', 'what a phone’s code opens', async () => asked('by-code', { CSM: await city.shown() })),
    telling('POST /gb36906/by-code', 'what a use code opens', async () => asked('by-code', { CSM: await city.useCode() })),
  ];
}
