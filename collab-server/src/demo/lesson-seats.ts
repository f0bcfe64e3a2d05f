import { demoPersonId } from './people.ts';
import { demoSchoolId } from './schools.ts';

const demoClassrooms = {
  qingyu: { orgUnitId: demoSchoolId('2135990002'), name: '六（1）班', classGroupId: 'demo-class-qingyu-6-1' },
  tongling: { orgUnitId: demoSchoolId('2135990010'), name: '六（1）班', classGroupId: 'demo-class-tongling-6-1' },
  tingnan: { orgUnitId: demoSchoolId('2135990011'), name: '六（2）班', classGroupId: 'demo-class-tingnan-6-2' },
  xipuxi: { orgUnitId: demoSchoolId('2135990013'), name: '五六年级复式班', classGroupId: 'demo-class-xipuxi-5-6' },
};

/** A lead classroom and three receiving ones in different counties, somebody at home, observers of several levels. */
export const demoSeats = (
  [
    ['leadTeacher', 'xuyingchuan', null],
    ['leadClassroom', 'screen-qingyu', demoClassrooms.qingyu],
    ['receivingClassroom', 'screen-tongling', demoClassrooms.tongling],
    ['assistantTeacher', 'yeqinghe', demoClassrooms.tongling],
    ['receivingClassroom', 'screen-tingnan', demoClassrooms.tingnan],
    ['assistantTeacher', 'matinglan', demoClassrooms.tingnan],
    ['receivingClassroom', 'screen-xipuxi', demoClassrooms.xipuxi],
    ['assistantTeacher', 'wuzhixing', demoClassrooms.xipuxi],
    ['student', 'linxiaoman', null],
    ['observer', 'gunanzhou', null],
    ['observer', 'chenyanqiu', null],
    ['observer', 'weisuxin', null],
    ['technician', 'zhengheng', null],
  ] as const
).map(([seat, account, classroom]) => ({ seat, personId: demoPersonId(account), classroom }));

export const demoPhases = [
  { id: 'roll', name: '点名', minutes: 2 },
  { id: 'lead-in', name: '情境导入', minutes: 5 },
  { id: 'explore', name: '探究算理', minutes: 15 },
  { id: 'ask', name: '提问连麦', minutes: 6 },
  { id: 'group', name: '小组活动', minutes: 5 },
  { id: 'quiz', name: '随堂测', minutes: 4 },
  { id: 'close', name: '小结', minutes: 3 },
];
