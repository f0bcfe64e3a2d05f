import type { Static } from 'typebox';
import type {
  classKind,
  enrolmentRole,
  gradeCode,
  orgLevel,
  roleCode,
  schoolType,
  stageCode,
} from './contract-shapes.ts';

/** 省 市 县 校 */
export type OrgLevel = Static<typeof orgLevel>;
export type RoleCode = Static<typeof roleCode>;
export type SchoolType = Static<typeof schoolType>;
export type StageCode = Static<typeof stageCode>;
export type ClassKind = Static<typeof classKind>;
export type EnrolmentRole = Static<typeof enrolmentRole>;
export type GradeCode = Static<typeof gradeCode>;

/** One node of the tree 省市县校. `path` is the ids from the root, each with a slash: a subtree is a prefix. */
export type OrgUnitTable = {
  id: string;
  parentId: string | null;
  level: OrgLevel;
  /** GB/T 2260 code of the province, city or county; of the county for a school. */
  divisionCode: string;
  /** 学校标识码, ten digits; schools only. */
  schoolIdentifier: string | null;
  schoolType: SchoolType | null;
  /** OneRoster sourcedId of the roster that brought it; null where it was made here, and its id serves instead. */
  sourcedId: string | null;
  name: string;
  path: string;
  sortKey: string;
};

export type PersonTable = {
  id: string;
  account: string;
  displayName: string;
  /** PHC-like string `argon2id$...`; null where nobody has set a password yet. */
  passwordHash: string | null;
  /** 0 active, 1 disabled: may not sign in, keeps what they wrote. */
  disabled: number;
  /** OneRoster sourcedId, or null where the person was made here. */
  sourcedId: string | null;
  /** Not null while the password is a temporary one: it must be changed at the next sign-in, and dies then. */
  temporaryUntilMs: number | null;
  createdAtMs: number;
};

export type MembershipTable = {
  id: string;
  personId: string;
  orgUnitId: string;
  role: RoleCode;
  /** Subject code or null for all. */
  subject: string | null;
  stage: StageCode | null;
  /** `2026-09-01`: first and last day in force; null without a limit. */
  beginsOn: string | null;
  endsOn: string | null;
  sourcedId: string | null;
  createdAtMs: number;
};

/** One class of a school, as a roster brought it. */
export type ClassGroupTable = {
  id: string;
  /** Its school. */
  orgUnitId: string;
  title: string;
  kind: ClassKind;
  /** Grade codes, youngest first, parted by spaces: a small school may teach several together. Empty where none is known. */
  grades: string;
  subject: string | null;
  classCode: string | null;
  location: string | null;
  /** Keys of the course and the terms in the system that the roster came from: kept only so that an export gives them back. */
  courseSourcedId: string | null;
  termSourcedIds: string | null;
  /** Last day of the class; null while it has none. */
  endsOn: string | null;
  sourcedId: string | null;
  createdAtMs: number;
};

/** A person in a class. It counts only while the class stands and the person holds a role at its school that fits. */
export type EnrolmentTable = {
  id: string;
  classGroupId: string;
  personId: string;
  role: EnrolmentRole;
  /** 1 for the teacher who answers for the class. */
  isPrimary: number;
  beginsOn: string | null;
  endsOn: string | null;
  sourcedId: string | null;
  createdAtMs: number;
};

/** Failed sign-ins of one account or one address. */
export type SignInThrottleTable = {
  /** `account:` and a hash, or `address:` and an address (of IPv6 the first 64 bits). */
  key: string;
  failures: number;
  lastAtMs: number;
  blockedUntilMs: number;
};

export type SessionTable = {
  id: string;
  /** SHA-256 of the cookie's token: the database alone opens no session. */
  tokenHash: string;
  personId: string;
  createdAtMs: number;
  lastSeenAtMs: number;
  expiresAtMs: number;
  userAgent: string;
};

declare module '../platform/database/tables.ts' {
  interface Tables {
    orgUnit: OrgUnitTable;
    person: PersonTable;
    membership: MembershipTable;
    classGroup: ClassGroupTable;
    enrolment: EnrolmentTable;
    session: SessionTable;
    signInThrottle: SignInThrottleTable;
  }
}
