/** OrgLevel 省 市 县 校 */
export type OrgLevel = 'province' | 'city' | 'county' | 'school';

/** Role codes of a Membership; the letters of the permission matrix stand beside each. */
export type RoleCode =
  | 'researcher' // RE 教研员
  | 'teacher' // TE 教师
  | 'prepLeader' // PL 备课组长
  | 'studioHost' // SH 名师工作室主持人
  | 'trainingInstructor' // TR 实训指导教师
  | 'student' // ST 学生
  | 'administrator' // AD 管理员
  | 'guardian' // GU 家长
  | 'enterpriseMentor' // EM 企业导师
  | 'publicLearner'; // PU 公众学习者

/** One node of the tree 省市县校. `path` is the ids from the root, each with a slash: a subtree is a prefix. */
export type OrgUnitTable = {
  id: string;
  parentId: string | null;
  level: OrgLevel;
  /** GB/T 2260 code of the province, city or county; of the county for a school. */
  divisionCode: string;
  /** 学校标识码, ten digits; schools only. */
  schoolIdentifier: string | null;
  schoolType: string | null;
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
  createdAtMs: number;
};

export type MembershipTable = {
  id: string;
  personId: string;
  orgUnitId: string;
  role: RoleCode;
  /** Subject code or null for all. */
  subject: string | null;
  stage: string | null;
  createdAtMs: number;
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
    session: SessionTable;
  }
}
