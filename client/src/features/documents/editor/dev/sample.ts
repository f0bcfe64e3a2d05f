import { type ContentNode, templateContent } from '@tongyan/collab-server/content';

const text = (value: string): ContentNode => ({ type: 'text', text: value });
const math = (latex: string): ContentNode => ({ type: 'inlineMath', attrs: { latex } });
const paragraph = (...content: readonly ContentNode[]): ContentNode => ({ type: 'paragraph', content });

const fieldValues: Readonly<Record<string, string>> = {
  topic: '分数除以整数',
  subject: '数学',
  grade: '六年级上册',
  textbookEdition: '人教版 2022',
  lessonType: '新授课',
  periods: '第 1 课时，共 6 课时',
  teacher: '许映川',
};

const steps: readonly (readonly (readonly ContentNode[])[])[] = [
  [
    [text('情境导入')],
    [text('5')],
    [text('出示一张纸的 '), math('\\frac{4}{5}'), text('，问：平均分成 2 份，每份是这张纸的几分之几？')],
    [text('先估，再折；用算式 '), math('\\frac{4}{5}\\div 2'), text(' 表示。')],
    [text('从整数除法的意义迁移')],
    [text('举手')],
  ],
  [
    [text('探究算理')],
    [text('15')],
    [text('改为平均分成 3 份：4 个 '), math('\\frac{1}{5}'), text(' 不能正好分，怎么办？请三个教室各展示一种折法。')],
    [text('同桌折纸、涂色；听讲教室由助教拍照上传到舞台。')],
    [text('制造认知冲突，逼出“乘倒数”')],
    [text('作品')],
  ],
  [
    [text('归纳算法')],
    [text('8')],
    [text('比较两种算法，追问：哪一种总能用？')],
    [text('说算理，互相补充，写出结论。')],
    [text('由特殊到一般')],
    [],
  ],
  [
    [text('分层练习')],
    [text('9')],
    [text('发 3 题随堂测，看各教室的结果并挑一题讲评。')],
    [text('独立完成，A 组加做说理题。')],
    [text('即时诊断')],
    [text('随堂测')],
  ],
];

const sections: Readonly<Record<string, readonly ContentNode[]>> = {
  competencyGoals: [
    {
      type: 'orderedList',
      content: [
        '在折一折、涂一涂中理解分数除以整数的意义，会用面积图说明算理。',
        '能把“除以一个不为 0 的整数”转化为“乘它的倒数”，正确计算并说出每一步的依据。',
      ].map((goal) => ({ type: 'listItem', content: [paragraph(text(goal))] })),
    },
  ],
  keyPoints: [paragraph(text('分数除以整数的算法。'))],
  difficultPoints: [
    paragraph(text('分子不能被整数整除时，为什么可以转化为乘倒数。')),
    { type: 'blockMath', attrs: { latex: '\\frac{4}{5}\\div 3=\\frac{4}{5}\\times\\frac{1}{3}=\\frac{4}{15}' } },
  ],
  boardPlan: [paragraph(text('左：面积图与线段图。中：算式与结论。右：学生作品两份。'))],
};

/** The lesson plan of the demonstration, half written, as content of the template. */
export function sampleContent(): ContentNode {
  const template = templateContent('lessonPlan');
  let sectionKey = '';
  const content = (template.content ?? []).flatMap((node): readonly ContentNode[] => {
    if (node.type === 'templateFieldGrid') return [{ ...node, content: (node.content ?? []).map(fillField) }];
    if (node.type === 'templateSection') {
      sectionKey = String(node.attrs?.['key']);
      return [node];
    }
    if (node.type === 'table') return [fillTable(node)];
    return sections[sectionKey] ?? [node];
  });
  return { ...template, content };
}

function fillField(field: ContentNode): ContentNode {
  const value = fieldValues[String(field.attrs?.['key'])];
  return value === undefined ? field : { ...field, content: [text(value)] };
}

function fillTable(table: ContentNode): ContentNode {
  const rows = (table.content ?? []).map((row, rowIndex) => ({
    ...row,
    content: (row.content ?? []).map((cell, index) => {
      const words = steps[rowIndex - 1]?.[index] ?? [];
      return words.length === 0 ? cell : { ...cell, content: [paragraph(...words)] };
    }),
  }));
  return { ...table, content: rows };
}
