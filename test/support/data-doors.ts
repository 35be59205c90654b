import { counterDoors } from './doors/counter-doors.js';
import { DoorCity } from './doors/door-city.js';
import type { DoorCall } from './doors/door-call.js';
import { interfaceDoors } from './doors/interface-doors.js';
import { phoneDoors } from './doors/phone-doors.js';
import { refusedDoors } from './doors/refused-doors.js';
import { sharingDoors } from './doors/sharing-doors.js';
import type { WholeService } from './service.js';

/** Everything from which licences are read, in a city with one licence more of 林青. */
export class DataDoors {
  private constructor(
    readonly city: DoorCity,
    /** Calls that are answered with data or a verdict. */
    readonly good: readonly DoorCall[],
    /** Calls that are refused, malformed, or tell of no licence. */
    readonly bad: readonly DoorCall[],
  ) {}

  static async open(service: WholeService): Promise<DataDoors> {
    const city = await DoorCity.open(service);
    return new DataDoors(city, [...interfaceDoors(city), ...sharingDoors(city), ...phoneDoors(city), ...counterDoors(city)], refusedDoors(city));
  }
}
