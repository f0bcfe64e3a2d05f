import { county } from './testing-app.ts';

/** Files of a set from their rows. */
export const orgs = (...rows: string[]) =>
  ['sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId', ...rows].join('\r\n');
export const users = (...rows: string[]) =>
  ['sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,password', ...rows].join('\r\n');
export const roles = (...rows: string[]) =>
  ['sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId', ...rows].join(
    '\r\n',
  );

export const goodSet = {
  'orgs.csv': orgs(`s1,,,"浦湾, 小学",school,2135990201,${county.lianjiang}`),
  'users.csv': users('u1,,,true,zhouxm,昕玫,周,secret', 'u2,,,true,huangzl,照林,黄,'),
  'roles.csv': roles(
    'r1,,,u1,primary,teacher,,,s1',
    'r2,,,u2,primary,teacher,2026-09-01,2027-07-01,school-a',
    'r3,,,u2,secondary,ext:prepLeader,,,s1',
  ),
};
