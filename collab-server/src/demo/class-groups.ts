import type { ClassKind, EnrolmentRole } from '../identity/index.ts';
import { demoClassPupils } from './classrooms.ts';
import { demoSchoolId } from './schools.ts';

type DemoEnrolment = { readonly account: string; readonly role: EnrolmentRole; readonly isPrimary: boolean };

export type DemoClassGroup = {
  readonly id: string;
  readonly schoolId: string;
  readonly title: string;
  readonly kind: ClassKind;
  /** Grade codes, parted by spaces. */
  readonly grades: string;
  readonly subject: string | null;
  readonly enrolments: readonly DemoEnrolment[];
};

const primary = (account: string): DemoEnrolment => ({ account, role: 'teacher', isPrimary: true });
const teachers = (...accounts: readonly string[]): readonly DemoEnrolment[] =>
  accounts.map((account) => ({ account, role: 'teacher', isPrimary: false }));
const students = (...accounts: readonly string[]): readonly DemoEnrolment[] =>
  accounts.map((account) => ({ account, role: 'student', isPrimary: false }));

const qingyu = demoSchoolId('2135990002');
const xipuxi = demoSchoolId('2135990013');
const tongling = demoSchoolId('2135990010');
const tingnan = demoSchoolId('2135990011');
const ciyaoping = demoSchoolId('3635990002');

const pupilsOf = (classGroupId: string): readonly DemoEnrolment[] =>
  students(
    ...demoClassPupils
      .filter((group) => group.classGroupId === classGroupId)
      .flatMap(({ pupils }) => pupils.map(({ account }) => account)),
  );

/** A few classes: a homeroom, one of two grades in a small school, a trade class, and one that meets for its subject. */
export const demoClassGroups: readonly DemoClassGroup[] = [
  {
    id: 'demo-class-qingyu-6-1',
    schoolId: qingyu,
    title: '六年级（1）班',
    kind: 'homeroom',
    grades: 'G6',
    subject: null,
    enrolments: [
      primary('linjinglan'),
      ...teachers('huangzhaolin', 'zhouxinmei'),
      ...students('linxiaoman'),
      ...pupilsOf('demo-class-qingyu-6-1'),
    ],
  },
  {
    id: 'demo-class-tongling-6-1',
    schoolId: tongling,
    title: '六年级（1）班',
    kind: 'homeroom',
    grades: 'G6',
    subject: null,
    enrolments: [primary('yeqinghe'), ...pupilsOf('demo-class-tongling-6-1')],
  },
  {
    id: 'demo-class-tingnan-6-2',
    schoolId: tingnan,
    title: '六年级（2）班',
    kind: 'homeroom',
    grades: 'G6',
    subject: null,
    enrolments: [primary('matinglan'), ...pupilsOf('demo-class-tingnan-6-2')],
  },
  {
    id: 'demo-class-qingyu-6-maths',
    schoolId: qingyu,
    title: '六年级数学提高班',
    kind: 'scheduled',
    grades: 'G6',
    subject: 'mathematics',
    enrolments: [primary('zhengheng'), ...teachers('xuyingchuan'), ...students('linxiaoman')],
  },
  {
    id: 'demo-class-xipuxi-5-6',
    schoolId: xipuxi,
    title: '五六年级复式班',
    kind: 'homeroom',
    grades: 'G5 G6',
    subject: null,
    enrolments: [
      primary('wuzhixing'),
      ...teachers('caishuyao'),
      ...students('wuanan'),
      ...pupilsOf('demo-class-xipuxi-5-6'),
    ],
  },
  {
    id: 'demo-class-ciyaoping-2',
    schoolId: ciyaoping,
    title: '机电技术应用二年级 2 班',
    kind: 'homeroom',
    grades: 'Y2',
    subject: '660301',
    enrolments: [primary('hanlixing'), ...teachers('lubingkun'), ...students('zhongyifan', 'panruoning')],
  },
];
