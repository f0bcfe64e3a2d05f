import type { SchoolType } from '../identity/index.ts';

/** An invented school: the division of its county, its name, its type, and the serial of its 学校标识码. */
export type DemoSchool = {
  readonly county: string;
  readonly name: string;
  readonly type: SchoolType;
  /** Two digits of type, 35, and a serial of 99xxxx, which no real school bears. */
  readonly identifier: string;
};

function school(county: string, name: string, type: SchoolType, identifier: string): DemoSchool {
  return { county, name, type, identifier };
}

export const demoSchools: readonly DemoSchool[] = [
  school('350102', '鼓楼区云屏小学', 'primary', '2135990001'),
  school('350102', '福州闽川高级中学', 'seniorSecondary', '3435990001'),
  school('350122', '连江县青屿实验小学', 'primary', '2135990002'),
  school('350122', '连江县浦湾初级中学', 'juniorSecondary', '3135990001'),
  school('350181', '福清市石桥第二小学', 'primary', '2135990003'),
  school('350203', '厦门海澄职业技术学校', 'secondaryVocational', '3635990001'),
  school('350211', '集美区杏湖小学', 'primary', '2135990004'),
  school('350211', '鹭岸职业技术学院', 'higherVocational', '4135990001'),
  school('350302', '城厢区木兰溪初级中学', 'juniorSecondary', '3135990002'),
  school('350322', '仙游县枫岭中心小学', 'primary', '2135990005'),
  school('350404', '三元区沙洲特殊教育学校', 'specialEducation', '5135990001'),
  school('350424', '宁化县石壁下小学', 'primary', '2135990006'),
  school('350426', '尤溪县联合初级中学', 'juniorSecondary', '3135990003'),
  school('350526', '德化县瓷窑坪职业中专学校', 'secondaryVocational', '3635990002'),
  school('350582', '晋江市金沙湾小学', 'primary', '2135990007'),
  school('350602', '芗城区圆山实验小学', 'primary', '2135990008'),
  school('350627', '南靖县云水小学', 'primary', '2135990009'),
  school('350703', '建阳区潭溪高级中学', 'seniorSecondary', '3435990002'),
  school('350725', '政和县铜岭中心小学', 'primary', '2135990010'),
  school('350782', '武夷山市星溪茶业职业学校', 'secondaryVocational', '3635990003'),
  school('350802', '新罗区龙津大学', 'undergraduate', '4135990002'),
  school('350821', '长汀县汀南第三小学', 'primary', '2135990011'),
  school('350823', '上杭县古田溪初级中学', 'juniorSecondary', '3135990004'),
  school('350902', '蕉城区三都湾小学', 'primary', '2135990012'),
  school('350924', '寿宁县西浦溪小学', 'primary', '2135990013'),
  school('350981', '福安市白云初级中学', 'juniorSecondary', '3135990005'),
  school('350128', '平潭县海坛风小学', 'primary', '2135990014'),
];

export function demoSchoolId(identifier: string): string {
  return `school-${identifier}`;
}
