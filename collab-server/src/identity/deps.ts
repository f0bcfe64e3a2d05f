import type { Db } from '../platform/database/index.ts';
import type { Authenticate } from '../platform/http/index.ts';
import type { DemoAccount } from './demo-account.ts';
import type { SetupToken } from './installation.ts';

export type IdentityDeps = {
  readonly db: Db;
  readonly authenticate: Authenticate;
  readonly secureCookies: boolean;
  readonly now: () => number;
  /** Shown by GET /api/installation; empty outside a demo. */
  readonly demoAccounts?: readonly DemoAccount[];
  /** Null where the installation is a demo, or was set up before this start. */
  readonly setupToken?: SetupToken | null;
  /** Sessions that have just ended, but for a sign-out by expiry: whoever holds open sockets for them closes these. */
  readonly onSessionsEnded?: (personId: string, sessionIds: readonly string[]) => void;
  /** A person's memberships, or whether they may sign in at all, have changed. */
  readonly onPersonChanged?: (personId: string) => void;
};
