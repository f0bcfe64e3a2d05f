import type { LaidObservation } from '../lessons/index.ts';
import { clockMs } from './past-events.ts';
import { demoPersonId } from './people.ts';

type Sheet = LaidObservation['sheets'][number];
type Note = Sheet['change']['notes'][number];
type About = NonNullable<Note['dimension']>;

const note = (clock: string, side: Note['side'], dimension: About, text: string): Note => {
  return { id: `laid-${clock.replace(':', '-')}`, lessonTimeMs: clockMs(clock), side, dimension, text };
};

/** Marks of one length after the other: `T6 S2` is six of the teacher's and two of the pupils'. */
const coded = (runs: string): string =>
  runs
    .split(' ')
    .map((run) => run.slice(0, 1).repeat(Number(run.slice(1))))
    .join('');

/** Marks of the 20 items in their order, by dimension. */
function marks(byDimension: Readonly<Record<string, string>>): Sheet['change']['marks'] {
  const grades = { 5: 5, 4: 4, 3: 3, 2: 2 } as const;
  const all = Object.entries(byDimension).flatMap(([dimension, digits]) =>
    digits.split('').map((digit, index) => [`${dimension}-${index + 1}`, grades[Number(digit) as 5]] as const),
  );
  return Object.fromEntries(all);
}

const gunanzhou: Sheet = {
  observerId: demoPersonId('gunanzhou'),
  change: {
    notes: [
      note('4:14', 'student', 'learning', '看光盘图，汀南三名学生先举手，说“像一个圈”，还没有说出内外两个圆。'),
      note('9:10', 'student', 'learning', '多数学生能说“大圆减小圆”，与上节课的剪拼联系起来了。'),
      note('13:02', 'student', 'learning', '“能不能只乘一次”一出，青屿、铜岭共九人举手，思考量足。'),
      note('18:50', 'student', 'culture', '铜岭学生连麦说理，其他教室安静听，青屿有人点头补充。'),
      note('25:00', 'student', 'learning', '共享文档里出现 (R − r)² 的错例，由学生自己比较后改正。'),
      note('26:45', 'student', 'culture', '复式班五年级学生也有自己的任务，没有旁观。'),
      note('31:40', 'teacher', 'teaching', '用选 A 的人数当场追问，反馈及时。'),
    ],
    coding: {
      stepMs: 30_000,
      marks: coded('T7 S1 T2 S2 T3 S2 T4 S3 T2 S3 T2 S4 T1 S5 T1 S3 T1 S11 T2 S4 T3 S2 T4 S4 T3 S1'),
    },
    marks: marks({ goals: '54', content: '555', process: '45455', methods: '554545', teacher: '5445' }),
    bonus: 3,
    strengths: '问题链清楚：看光盘、剪圆、简算，一步接一步。错例来自学生，又由学生改正。四个教室都有发言或书面展示。',
    suggestions: '连麦前给听讲教室半分钟准备；在家学习的学生除了答题，也可以安排一次发言。',
    overall: '目标明确，练在关键处，是一节扎实的同步课。',
  },
};

const chenyanqiu: Sheet = {
  observerId: demoPersonId('chenyanqiu'),
  change: {
    notes: [
      note('5:32', 'teacher', 'teaching', '在课件上用红、蓝两色描内外圆，几个教室同时看得清。'),
      note('10:30', 'teacher', 'teaching', '板书随讲随画，图和式对应，两条半径标得清楚。'),
      note('14:50', 'teacher', 'curriculum', '从两次乘到一次乘，落在运算律上，抓住了本课的数学味。'),
      note('21:20', 'teacher', 'curriculum', '区分平方差与差的平方，是难点，处理得直观。'),
      note('23:30', 'teacher', 'teaching', '任务写明步骤和写在哪里，助教不必再解释。'),
      note('31:00', 'student', 'learning', '随堂测 32 人答对 24 人以上，错在先减后平方。'),
      note('36:05', 'teacher', 'curriculum', '小结由学生说“新问题变旧问题”，点出了转化。'),
    ],
    coding: {
      stepMs: 30_000,
      marks: coded('T8 S1 T2 S1 T3 S2 T5 S2 T2 S3 T3 S3 T1 S5 T1 S3 T1 S10 T3 S4 T3 S2 T4 S4 T3 S1'),
    },
    marks: marks({ goals: '55', content: '545', process: '44545', methods: '545445', teacher: '5545' }),
    bonus: 2,
    strengths: '教材把握准，图、式、语言三者对应。技术用得必要，白板和共享文档各有用处。',
    suggestions: '简算一页放大时间偏长，可留一分钟让学生自己写。作业可再分一层。',
    overall: '难点突破有办法，听讲教室的学生学得进去。',
  },
};

/** What the observers of the lesson that is over have kept: two sheets are shared, the third observer has not begun. */
export const pastObservation: LaidObservation = {
  sheets: [gunanzhou, chenyanqiu],
  meetings: {
    before: {
      words: '授课意图：让学生自己从“两个圆相减”走到“平方差乘 π”。重点看听讲教室学生的参与，以及共享文档用得是否必要。',
      shares: [
        { observerId: demoPersonId('gunanzhou'), dimensions: ['learning', 'culture'] },
        { observerId: demoPersonId('chenyanqiu'), dimensions: ['teaching', 'curriculum'] },
        { observerId: demoPersonId('weisuxin'), dimensions: ['learning'] },
      ],
    },
    after: {
      words: '评议要点：一、错例由学生发现并改正，值得推广；二、连麦前要给听讲教室准备时间；三、复式班的分层任务有效。',
      shares: [],
    },
  },
};
