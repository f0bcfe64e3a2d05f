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

export const classes = (...rows: string[]) =>
  [
    'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods',
    ...rows,
  ].join('\r\n');
export const enrollments = (...rows: string[]) =>
  [
    'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
    ...rows,
  ].join('\r\n');

/** A homeroom of two grades together with its teacher and a pupil, and a class for one subject. */
export const classSet = {
  'users.csv': users('u1,,,true,zhouxm,昕玫,周,', 'u2,,,true,linyue,月,林,', 'u3,,,true,linchao,潮,林,'),
  'roles.csv': roles(
    'r1,,,u1,primary,teacher,,,school-a',
    'r2,,,u2,primary,student,,,school-a',
    'r3,,,u3,primary,student,,,school-a',
  ),
  'classes.csv': classes(
    'c1,,,五六年级复式班,"06,05",course-9,50601,homeroom,三楼,school-a,"t1,t2",,,',
    'c2,,,六年级数学,6,,,scheduled,,school-a,,,mathematics,',
  ),
  'enrollments.csv': enrollments(
    'e1,,,c1,school-a,u1,teacher,true,,',
    'e2,,,c1,school-a,u2,student,false,2026-09-01,2027-07-01',
    'e3,,,c2,school-a,u1,teacher,,,',
    'e4,,,c2,school-a,u2,student,,,',
    'e5,,,c2,school-a,u3,student,,,',
  ),
};
