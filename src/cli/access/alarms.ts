import type { Config } from '../../config.js';
import { isoInstant } from '../../primitives/clock.js';
import { tokenOf } from '../../nest/wire.js';
import { READER } from '../../database/parts.js';
import { AlarmStore } from '../../supervision/alarm/alarm-store.js';
import { appPlan, type Surroundings } from '../app-plan.js';
import { withApp } from '../open-app.js';

/** Told at the most. */
const LIMIT = 100;

/** `npm run cli -- alarms`: one line an alarm, newest first. */
export async function alarms(config: Config, around: Surroundings): Promise<number> {
  return withApp(appPlan(config, around), async (app) => {
    const rows = await app.get(AlarmStore).latest(app.get(tokenOf(READER)), LIMIT);
    for (const { raisedAt, kind, reader, asked, foundNothing, refused, failedFacts } of rows) {
      around.write(`${isoInstant(raisedAt)}  ${kind.padEnd(11)}  ${reader}  查询 asked ${asked}  无果 nothing ${foundNothing}  拒绝 refused ${refused}  错误 failed ${failedFacts}`);
    }
    if (rows.length === 0) around.write('没有告警。There are no alarms.');
    return 0;
  });
}
