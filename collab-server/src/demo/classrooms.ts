import { demoSchoolId } from './schools.ts';

/** An account that a classroom's screen signs in with. */
export type DemoScreen = { readonly account: string; readonly displayName: string; readonly schoolId: string };

export const demoScreens: readonly DemoScreen[] = [
  { account: 'screen-qingyu', displayName: '青屿实验小学录播教室', schoolId: demoSchoolId('2135990002') },
  { account: 'screen-tongling', displayName: '铜岭中心小学六（1）班教室', schoolId: demoSchoolId('2135990010') },
  { account: 'screen-tingnan', displayName: '汀南第三小学六（2）班教室', schoolId: demoSchoolId('2135990011') },
  { account: 'screen-xipuxi', displayName: '西浦溪小学复式班教室', schoolId: demoSchoolId('2135990013') },
];

type DemoPupil = { readonly account: string; readonly displayName: string };

export type DemoClassPupils = {
  readonly classGroupId: string;
  readonly schoolId: string;
  readonly pupils: readonly DemoPupil[];
};

function pupils(classGroupId: string, identifier: string, names: string): DemoClassPupils {
  const prefix = classGroupId.replace('demo-class-', '');
  return {
    classGroupId,
    schoolId: demoSchoolId(identifier),
    pupils: names.split(' ').map((displayName, index) => ({
      account: `${prefix}-${String(index + 1).padStart(2, '0')}`,
      displayName,
    })),
  };
}

/** Pupils whose roll is called in the demo's lessons: invented names, a school and a class, and nothing else. */
export const demoClassPupils: readonly DemoClassPupils[] = [
  pupils(
    'demo-class-qingyu-6-1',
    '2135990002',
    '许海晴 林予墨 陈乐洋 黄知夏 郑星屿 王思齐 吴沐阳 张以宁 李书禾 周景行 蔡语桐 何嘉树',
  ),
  pupils('demo-class-tongling-6-1', '2135990010', '叶知秋 范书岩 吴小岭 陈青苗 魏一诺 许远山 李竹青 黄米粒 张清泉'),
  pupils('demo-class-tingnan-6-2', '2135990011', '马小汀 邓思源 丘雨禾 赖星辰 曾乐川 刘若溪 钟安然'),
  pupils('demo-class-xipuxi-5-6', '2135990013', '吴溪石 缪青禾 叶小舟 刘晓岚'),
];
