import type { OrgLevel, RoleCode } from './tables.ts';

/** An account of the demo province whose password everybody may know. */
export type DemoAccount = {
  readonly account: string;
  readonly password: string;
  readonly displayName: string;
  readonly orgUnitName: string;
  readonly level: OrgLevel;
  readonly role: RoleCode;
};
