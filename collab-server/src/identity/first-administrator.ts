import { recordAudit } from '../audit/index.ts';
import { type Problem, problem } from '../platform/errors.ts';
import { type Result, err, ok } from '../platform/result.ts';
import { normaliseAccount } from './accounts.ts';
import type { IdentityDeps } from './deps.ts';
import { divisionId, layDivisions } from './divisions.ts';
import { fixInstallationKind, hasPeople } from './installation.ts';
import { hashPassword } from './password.ts';
import { judgePassword } from './password-rules.ts';
import { insertMembership, insertPerson } from './person-store.ts';
import { type SignedIn, tooManyAttempts } from './sign-in.ts';
import { addressKey, countAttempt } from './throttle.ts';

type Wish = {
  readonly setupToken: string;
  readonly account: string;
  readonly displayName: string;
  readonly password: string;
  readonly address: string;
  readonly requestId: string;
};

/** Lays the divisions and makes the administrator of the province, once, for whoever can read the server's output. */
export async function makeFirstAdministrator(deps: IdentityDeps, wish: Wish): Promise<Result<SignedIn, Problem>> {
  const { db, now, setupToken } = deps;
  if (await hasPeople(db)) return err(problem('installation.alreadySetUp'));
  const waitMs = await countAttempt(db, addressKey(wish.address), now());
  if (waitMs > 0) return err(tooManyAttempts(waitMs));
  if (!setupToken?.matches(wish.setupToken)) return err(problem('installation.setupTokenWrong'));
  const account = normaliseAccount(wish.account);
  const displayName = wish.displayName.trim();
  const judged = judgePassword(wish.password, { account, displayName });
  if (!judged.ok) return judged;
  const passwordHash = await hashPassword(wish.password);
  const personId = await db.transaction().execute(async (trx) => {
    // Two at once: the second finds the kind fixed.
    if (!(await fixInstallationKind(trx, 'real'))) return null;
    await layDivisions(trx);
    const id = await insertPerson(trx, { account, displayName, passwordHash, temporaryUntilMs: null }, now());
    const orgUnitId = divisionId('province', '350000');
    const everything = { subject: null, stage: null, beginsOn: null, endsOn: null };
    await insertMembership(trx, id, { orgUnitId, role: 'administrator', ...everything }, now());
    const self = { personId: id, displayName };
    await recordAudit(
      trx,
      { action: 'installation.setUp', actor: self, subject: self, requestId: wish.requestId },
      now(),
    );
    return id;
  });
  if (personId === null) return err(problem('installation.alreadySetUp'));
  return ok({ id: personId, account, displayName, mustChangePassword: false });
}
