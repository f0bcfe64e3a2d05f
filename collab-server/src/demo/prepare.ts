import { type DemoAccount, readInstallationKind } from '../identity/index.ts';
import type { Log } from '../platform/log.ts';
import { type DemoDeps, listDemoAccounts, seedDemoProvince } from './province.ts';

/**
 * Lays the demo province where it is asked for and may be laid; answers the accounts to show. An installation that was
 * made as a demo keeps its accounts with the known password: started without DEMO=1, it says so in the log.
 */
export async function prepareDemo(asked: boolean, deps: DemoDeps, log: Log): Promise<readonly DemoAccount[]> {
  if (!asked) {
    if ((await readInstallationKind(deps.db)) === 'demo') {
      log.warn('this installation was made as a demo: everybody may know its passwords, whatever DEMO says now');
    }
    return [];
  }
  const seeded = await seedDemoProvince(deps);
  if (!seeded.ok) {
    log.warn('DEMO=1 has no effect: this installation serves real people, and no demo is laid into it');
    return [];
  }
  return listDemoAccounts(deps.db);
}
