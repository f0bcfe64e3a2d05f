import { type RoleCode, type StageCode, divisionId } from '../identity/index.ts';
import { demoClassPupils, demoScreens } from './classrooms.ts';
import { demoSchoolId, demoSchools } from './schools.ts';

export type DemoMembership = {
  readonly orgUnitId: string;
  readonly role: RoleCode;
  readonly subject: string | null;
  readonly stage: StageCode | null;
};

export type DemoPerson = {
  readonly account: string;
  readonly displayName: string;
  readonly memberships: readonly DemoMembership[];
  /** Shown on the sign-in page, one for each thing worth trying. */
  readonly shown?: true;
};

type Limits = { readonly subject?: string; readonly stage?: StageCode };

const province = divisionId('province', '350000');
const city = (code: string) => divisionId('city', code);
const county = (code: string) => divisionId('county', code);

/** A school of the list by its whole name. */
function at(name: string): string {
  const found = demoSchools.find((school) => school.name === name);
  if (!found) throw new Error(`no demo school is named ${name}`);
  return demoSchoolId(found.identifier);
}

function as(role: RoleCode, orgUnitId: string, { subject, stage }: Limits = {}): DemoMembership {
  return { orgUnitId, role, subject: subject ?? null, stage: stage ?? null };
}

function person(account: string, displayName: string, ...memberships: readonly DemoMembership[]): DemoPerson {
  return { account, displayName, memberships };
}

function shown(account: string, displayName: string, ...memberships: readonly DemoMembership[]): DemoPerson {
  return { account, displayName, memberships, shown: true };
}

const primaryMaths: Limits = { subject: 'mathematics', stage: 'primary' };
const primaryChinese: Limits = { subject: 'chinese', stage: 'primary' };
const juniorScience: Limits = { subject: 'physics', stage: 'junior' };
const electrical: Limits = { subject: '660301', stage: 'secVoc' };
const qingyu = at('连江县青屿实验小学');
const xipuxi = at('寿宁县西浦溪小学');

const governing: readonly DemoPerson[] = [
  shown('fangyijin', '方一瑾', as('administrator', province)),
  shown('gunanzhou', '顾南舟', as('researcher', province)),
  person('tangshuyu', '唐书屿', as('researcher', province, { subject: 'chinese' })),
  shown('chenyanqiu', '陈砚秋', as('researcher', city('350100'), { subject: 'mathematics' })),
  person('luojianing', '罗嘉宁', as('administrator', city('350100'))),
  person('hongzhixia', '洪知夏', as('administrator', city('350200'))),
  person('suwanqing', '苏晚晴', as('researcher', city('350200'), { subject: 'english' })),
  person('liubaichuan', '柳百川', as('researcher', city('350300'))),
  person('xiemuyan', '谢慕言', as('researcher', city('350400'), { subject: 'mathematics' })),
  person('zhuangsiyuan', '庄思源', as('administrator', city('350500')), as('researcher', city('350500'))),
  person('heruofei', '何若菲', as('researcher', city('350600'))),
  person('yujingting', '余镜亭', as('researcher', city('350700'), { subject: 'mathematics' })),
  person('qiuyunfan', '邱云帆', as('administrator', city('350800'))),
  person('miaoqinghe', '缪清和', as('administrator', city('350900'))),
  person('linhaiyan', '林海砚', as('administrator', city('350128')), as('researcher', city('350128'))),
  shown('jiangyuan', '江予安', as('administrator', county('350122')), as('researcher', county('350122'))),
  person('weisuxin', '魏素心', as('researcher', county('350122'), primaryMaths)),
  person('fanqiaosheng', '范桥生', as('administrator', county('350924'))),
  person('yemingzhu', '叶明竹', as('researcher', county('350924'))),
  person('zhaoshuitian', '赵水田', as('administrator', county('350725'))),
  person('dengruohan', '邓若涵', as('administrator', county('350821'))),
  person('kangjinyu', '康瑾瑜', as('researcher', county('350526'), electrical)),
];

const teaching: readonly DemoPerson[] = [
  shown(
    'linjinglan',
    '林静澜',
    as('prepLeader', qingyu, primaryMaths),
    as('teacher', qingyu, primaryMaths),
    as('administrator', qingyu),
  ),
  shown('xuyingchuan', '许映川', as('teacher', qingyu, primaryMaths), as('studioHost', county('350122'), primaryMaths)),
  shown('wuzhixing', '吴知行', as('teacher', xipuxi, primaryMaths), as('prepLeader', xipuxi)),
  person('zhengheng', '郑衡', as('teacher', qingyu, primaryMaths)),
  person('huangzhaolin', '黄照林', as('teacher', qingyu, primaryChinese)),
  person('zhouxinmei', '周昕玫', as('teacher', qingyu, { subject: 'science', stage: 'primary' })),
  person('yeqinghe', '叶青禾', as('teacher', at('政和县铜岭中心小学'), primaryMaths)),
  person('matinglan', '马听澜', as('teacher', at('长汀县汀南第三小学'), primaryMaths)),
  person('caishuyao', '蔡疏遥', as('teacher', xipuxi, primaryChinese)),
  person('lianzhiwei', '连志微', as('administrator', xipuxi)),
  person(
    'songyichen',
    '宋以辰',
    as('teacher', at('鼓楼区云屏小学'), primaryMaths),
    as('studioHost', city('350100'), primaryMaths),
  ),
  person('duruoxi', '杜若溪', as('prepLeader', at('鼓楼区云屏小学'), primaryChinese)),
  person('peiwenzhou', '裴闻舟', as('teacher', at('福州闽川高级中学'), { subject: 'mathematics', stage: 'senior' })),
  person('shenlanting', '沈兰汀', as('prepLeader', at('福州闽川高级中学'), { subject: 'physics', stage: 'senior' })),
  person('luqianyu', '陆千屿', as('teacher', at('连江县浦湾初级中学'), juniorScience)),
  person(
    'guojingxing',
    '郭景行',
    as('prepLeader', at('连江县浦湾初级中学'), { subject: 'mathematics', stage: 'junior' }),
  ),
  person('niexiaotang', '聂小棠', as('teacher', at('福清市石桥第二小学'), primaryMaths)),
  person('xiaomuyun', '萧暮云', as('teacher', at('集美区杏湖小学'), { subject: 'english', stage: 'primary' })),
  person('weiyanshu', '韦砚书', as('teacher', at('城厢区木兰溪初级中学'), { subject: 'history', stage: 'junior' })),
  person('fuzhaoxi', '傅照夕', as('teacher', at('仙游县枫岭中心小学'), primaryChinese)),
  person('baisiqi', '白思齐', as('teacher', at('三元区沙洲特殊教育学校'))),
  person('liaoyuanshan', '廖远山', as('teacher', at('宁化县石壁下小学'), primaryMaths)),
  person('zhanwantong', '詹晚桐', as('teacher', at('尤溪县联合初级中学'), juniorScience)),
  person('kehaotian', '柯浩恬', as('teacher', at('晋江市金沙湾小学'), primaryMaths)),
  person('tongxueli', '童雪梨', as('prepLeader', at('芗城区圆山实验小学'), primaryMaths)),
  person('jianheming', '简鹤鸣', as('teacher', at('南靖县云水小学'), { subject: 'labour', stage: 'primary' })),
  person('ruanyucheng', '阮雨澄', as('teacher', at('建阳区潭溪高级中学'), { subject: 'chemistry', stage: 'senior' })),
  person('yanzhiqiu', '严知秋', as('teacher', at('上杭县古田溪初级中学'), { subject: 'history', stage: 'junior' })),
  person('zhangyuanxi', '章远汐', as('teacher', at('蕉城区三都湾小学'), primaryMaths)),
  person('miaoruolin', '缪若林', as('teacher', at('福安市白云初级中学'), { subject: 'mathematics', stage: 'junior' })),
  person('chenhaitan', '陈海弹', as('teacher', at('平潭县海坛风小学'), primaryMaths)),
];

const vocational: readonly DemoPerson[] = [
  shown(
    'hanlixing',
    '韩砺行',
    as('trainingInstructor', at('德化县瓷窑坪职业中专学校'), electrical),
    as('prepLeader', at('德化县瓷窑坪职业中专学校'), electrical),
  ),
  person('shimingyuan', '施鸣远', as('trainingInstructor', at('厦门海澄职业技术学校'), electrical)),
  person('yaoqinglan', '姚青岚', as('trainingInstructor', at('武夷山市星溪茶业职业学校'))),
  person('liqiwen', '黎启文', as('teacher', at('鹭岸职业技术学院'), { stage: 'highVoc' })),
  person('mengxiyan', '孟晞言', as('teacher', at('新罗区龙津大学'), { stage: 'undergrad' })),
  person('lubingkun', '卢炳坤', as('enterpriseMentor', at('德化县瓷窑坪职业中专学校'), electrical)),
];

/** Pupils in a demo have a role and a school, and next to nothing else. */
const learning: readonly DemoPerson[] = [
  shown('zhongyifan', '钟一帆', as('student', at('德化县瓷窑坪职业中专学校'), electrical)),
  person('panruoning', '潘若宁', as('student', at('德化县瓷窑坪职业中专学校'), electrical)),
  person('linxiaoman', '林小满', as('student', qingyu, { stage: 'primary' })),
  person('wuanan', '吴安安', as('student', xipuxi, { stage: 'primary' })),
  person('linyongnian', '林永年', as('guardian', qingyu)),
  person('xuqiming', '徐启明', as('publicLearner', province)),
];

/** Everybody of the demo province: names are invented, and so is what they teach. */
export const demoPeople: readonly DemoPerson[] = [
  ...teaching,
  ...governing,
  ...vocational,
  ...learning,
  ...demoScreens.map(({ account, displayName, schoolId }) => person(account, displayName, as('teacher', schoolId))),
  ...demoClassPupils.flatMap(({ schoolId, pupils }) =>
    pupils.map(({ account, displayName }) =>
      person(account, displayName, as('student', schoolId, { stage: 'primary' })),
    ),
  ),
];

export function demoPersonId(account: string): string {
  return `demo-${account}`;
}
