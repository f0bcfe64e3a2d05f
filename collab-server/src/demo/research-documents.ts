import { type ContentNode } from '../documents/index.ts';
import { document, fill, h, math, note, ol, p, rows, tasks, ul } from './write-content.ts';

/** 单元整体设计：六上第三单元 */
export function fractionDivisionUnit(): ContentNode {
  return fill('unitDesign', {
    fields: {
      subject: '数学',
      grade: '六年级上册',
      textbookEdition: '人教版 2022',
      unitName: '第三单元 分数除法',
      periodCount: '6',
    },
    sections: {
      curriculumBasis: [p('理解分数除法的意义与算理，能解决简单的实际问题，发展运算能力、推理意识和模型意识。')],
      themeAnalysis: [
        p('单元大观念：**除法是乘法的逆运算，新的运算可以转化为学过的运算。** 三条线索：意义、算法、解决问题。'),
      ],
      learnerAnalysis: [p('四所学校 86 人前测：倒数概念正确率 91 %，“除以整数”正确率 63 %，能说明算理的只有 22 %。')],
      unitGoals: [
        ol(
          '理解分数除法的意义，掌握“除以一个数等于乘它的倒数”。',
          '能用线段图和方程解决“已知一个数的几分之几是多少，求这个数”。',
          '在比的学习中沟通分数、除法和比。',
        ),
      ],
      periodPlan: [
        rows(
          ['1', '分数除以整数', '算理与算法', '折纸、涂色', '图式对应'],
          ['2', '一个数除以分数', '线段图说理', '路程与时间', '说理'],
          ['3', '混合运算', '顺序与简算', '对比练习', '正确率'],
          ['4–5', '解决问题', '方程模型', '四校同题', '建模'],
          ['6', '整理与复习', '结构化', '思维图', '单元测'],
        ),
      ],
      assessmentTasks: [
        ol('用图说明 $\\frac{3}{4}\\div 2$。', '编一道用 $\\frac{5}{6}\\div\\frac{1}{3}$ 解决的问题。'),
      ],
    },
  });
}

/** 集体备课记录 */
export function jointPreparation(): ContentNode {
  return fill('jointPreparationRecord', {
    fields: {
      time: '第 6 周 周二 15:00–16:10',
      place: '线上 · 四校会议',
      chair: '林静澜',
      leadPreparer: '许映川',
      participants: '郑衡、吴知行、叶青禾、马听澜、陈砚秋',
      topic: '分数除法（一）：分数除以整数',
    },
    sections: {
      lessonTalk: [p('许映川：以折纸贯穿，先让学生遇到“分不开”的困难，再引出细分单位。')],
      discussion: [
        rows(
          ['陈砚秋', '折之前先让学生估，目标里写出“估”。', '采纳'],
          ['吴知行', '“熟练”不好评价，改成看得见的行为。', '采纳'],
          ['郑衡', '$\\frac{4}{5}$ 换成 $\\frac{4}{7}$，避免与例 1 重复？', '不采纳：五等分便于折纸'],
          ['叶青禾', '小规模班 C 组只有 1 人，可以与同桌合作。', '待议'],
        ),
      ],
      revisionPoints: [ol('素养目标第 2 条改写。', '探究环节增加“先估”。', '补一张听讲教室的学具清单。')],
    },
  });
}

/** 学历案 */
export function fractionDivisionLearningPlan(): ContentNode {
  return fill('learningPlan', {
    fields: { topicAndPeriods: '分数除以整数 · 1 课时' },
    sections: {
      learningGoals: [ol('我会用折纸说明分数除以整数。', '我能正确计算，并告诉同伴为什么。')],
      assessmentTasks: [ol('完成折纸记录单（目标 1）。', '完成练习 A 组（目标 2）。')],
      learningProcess: [
        p('任务一：把一张纸的 $\\frac{4}{5}$ 平均分成 2 份，每份是多少？画一画。'),
        p('任务二：平均分成 3 份呢？先估一估，再折一折。'),
        math('\\frac{4}{5}\\div 3=?'),
      ],
      homeworkAndTest: [ul('$\\frac{6}{7}\\div 3$', '$\\frac{5}{8}\\div 4$', '$\\frac{9}{10}\\div 6$')],
      reflectionAfterLearning: [p('今天我把新问题变成了哪个旧问题？')],
    },
  });
}

/** 导学案 */
export function guidedSheet(): ContentNode {
  return fill('guidedStudySheet', {
    sections: {
      goals: [ol('复习倒数。', '预习分数除以整数。')],
      preview: [p('写出 3、$\\frac{2}{5}$、1 的倒数。0 有倒数吗？')],
      inquiry: [p('$\\frac{4}{5}$ 米的绳子平均剪成 2 段，每段多长？你有几种方法？')],
      test: [ul('$\\frac{8}{9}\\div 4$', '$\\frac{3}{5}\\div 2$')],
    },
  });
}

/** 听课记录表 */
export function observation(): ContentNode {
  return fill('observationRecord', {
    fields: {
      date: '10 月 9 日',
      period: '第 2 节',
      school: '连江县青屿实验小学',
      classGroup: '六（2）班',
      subject: '数学',
      topic: '圆的认识',
      teacher: '林静澜',
      observer: '魏素心',
      lessonType: '新授课',
    },
    sections: {
      process: [
        rows(
          ['0–6', '套圈游戏', '追问“怎样才公平”', '讨论热烈', '情境直指等距'],
          ['6–20', '画圆', '示范两遍', '4 人圆规滑动', '可用错例'],
          ['20–32', '探究', '问“怎样证明”', '折、量两法', '推理到位'],
          ['32–40', '应用', '车轮模型', '主动解释', '时间略紧'],
        ),
      ],
      strengths: [p('问题有层次，学生有操作、有说理。')],
      suggestions: [p('让“一中同长”由学生说出；练习可留一道开放题。')],
    },
  });
}

/** 课题申报书 */
export function mixedAgeProject(): ContentNode {
  return fill('projectApplication', {
    fields: { title: '海岛小规模学校数学混龄教学研究', category: '教学实践', subject: '小学数学', leader: '许映川' },
    sections: {
      membersAndTasks: [
        rows(
          ['许映川', '连江县青屿实验小学', '总体设计'],
          ['陈海弹', '平潭县海坛风小学', '混龄课堂实践'],
          ['吴知行', '寿宁县西浦溪小学', '山区对照'],
          ['林静澜', '连江县青屿实验小学', '资料与评价'],
        ),
      ],
      basisAndReview: [
        p(
          '海岛与山区的小规模学校班额小、年级少，同年龄分班常常只有三五个人。混龄教学把差异当作资源，但缺少可用的数学课例。本课题服务县域基础教育优质均衡和高质量发展。',
        ),
      ],
      concepts: [p('**混龄教学**：相邻年级的学生在同一课堂围绕同一主题、按不同要求学习。')],
      goalsAndContent: [ol('梳理可以混龄的数学主题。', '形成 12 个课例。', '提出同步课堂支持混龄教学的做法。')],
      methodsAndSteps: [p('行动研究：每学期三轮设计、上课、改进；四所学校同题异构，网上研讨。')],
      innovation: [ol('以“同题不同阶”组织任务单。', '用同步课堂让三所学校的同龄伙伴相遇。')],
      expectedOutcomes: [ul('课例集一册', '研究报告一份', '任务单资源包')],
    },
  });
}

/** 教研活动方案 */
export function mixedAgeActivity(): ContentNode {
  return fill('activityPlan', {
    fields: {
      theme: '一间教室，三个年级：混龄数学课怎么上',
      timeAndPlace: '第 8 周 周四 平潭县海坛风小学与线上',
      hosts: '福州市教研室主办，海坛风小学承办',
      audience: '共同体成员与小规模学校数学教师',
    },
    sections: {
      background: [p('共同体三所学校完成第一轮混龄课例，需要在真实课堂里检验任务单。')],
      goals: [ol('观察同题不同阶任务单的效果。', '形成第二轮改进清单。')],
      agenda: [
        rows(
          ['14:00–14:40', '混龄课：认识分数', '陈海弹'],
          ['14:50–15:10', '说课', '陈海弹'],
          ['15:10–15:50', '分组研讨', '许映川'],
          ['15:50–16:10', '点评与小结', '陈砚秋'],
          ['16:10–16:20', '下一轮分工', '林海砚'],
        ),
      ],
      safetyPlan: [p('轮渡停航时全部改为线上；拍摄只拍任务单与板书，不拍学生面部。')],
    },
  });
}

/** A page of one's own without a template. */
export function teachingNotes(): ContentNode {
  return document(
    h(1, '这学期的教学随记'),
    p('随手记，期末整理成反思。'),
    h(2, '第 5 周'),
    ul('圆规用得不熟，课前三分钟每天画一个圆。', '六（2）班小组长轮换，听到了更多声音。'),
    h(2, '第 6 周'),
    tasks([true, '把前测数据发给备课组'], [true, '约吴老师同步课堂试线'], [false, '补 C 组第 2 题的图']),
    note('warning', '同步课前一天再核一次同意书。'),
  );
}
