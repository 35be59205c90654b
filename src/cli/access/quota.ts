import type { Config } from '../../config.js';
import { quotaOrder, SetQuota } from '../../access/quota/set-quota.js';
import { appPlan, type Surroundings } from '../app-plan.js';
import { withApp } from '../open-app.js';
import { told } from '../usage-fault.js';

const ACTOR = 'service';

/** `npm run cli -- quota`: gives a client a quota of its own; a running service takes it up within ten seconds. */
export async function setQuota(config: Config, [clientId, holdersPerDay]: readonly string[], around: Surroundings): Promise<number> {
  const order = told(quotaOrder, { clientId, holdersPerDay: Number(holdersPerDay) });
  return withApp(appPlan(config, around), async (app) => {
    await app.get(SetQuota).run(order, ACTOR);
    around.write(`${order.clientId}  每日 ${order.holdersPerDay} 个持证主体 distinct holders a day`);
    return 0;
  });
}
