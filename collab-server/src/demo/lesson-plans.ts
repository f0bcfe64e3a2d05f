import { type ContentNode } from '../documents/index.ts';
import { fill, math, note, ol, p, rows, ul } from './write-content.ts';

/** 教案：分数除以整数, the document that the demo opens with. */
export function fractionDivisionLesson(): ContentNode {
  return fill('lessonPlan', {
    fields: {
      topic: '分数除法（一）：分数除以整数',
      subject: '数学',
      grade: '六年级上册',
      textbookEdition: '人教版 2022',
      lessonType: '新授课',
      periods: '第 1 课时，共 6 课时',
      teacher: '许映川',
    },
    sections: {
      curriculumStandard: [
        p('数与代数领域第三学段：能进行简单的分数除法运算，理解除法是乘法的逆运算，形成运算能力和推理意识。'),
      ],
      textbookAnalysis: [
        p(
          '本课是分数除法单元的起始课，安排在分数乘法与倒数之后。教材从“把 $\\frac{4}{5}$ 平均分成 2 份”入手：分子能被整除时可以直接分，分子不能被整除时必须转化。这一转化是后续“一个数除以分数”的算理基础。',
        ),
      ],
      learnerAnalysis: [
        p('学生已经掌握整数除法的意义、分数乘整数和倒数。前测 20 人：'),
        ul(
          '17 人能用“平均分”说明 $\\frac{4}{5}\\div 2$，其中 15 人直接用分子除以 2；',
          '面对 $\\frac{4}{5}\\div 3$，只有 4 人想到把单位再细分，多数人停在“4 除以 3 除不尽”；',
          '6 人能背出“乘倒数”，但说不出为什么。',
        ),
      ],
      competencyGoals: [
        ol(
          '在折一折、涂一涂中理解分数除以整数的意义，会用面积图说明算理。',
          '能把“除以一个不为 0 的整数”转化为“乘它的倒数”，正确计算并说出每一步的依据。',
          '经历先估、再折、后算的过程，体会数形结合与转化。',
        ),
      ],
      keyPoints: [p('分数除以整数的算法。')],
      difficultPoints: [
        p('分子不能被整数整除时，为什么可以转化为乘倒数。'),
        math('\\frac{4}{5}\\div 3=\\frac{4}{5}\\times\\frac{1}{3}=\\frac{4}{15}'),
        note('tip', '把涂色的 4 列横着平均分成 3 份，取 1 份，就是全部 15 格中的 4 格。'),
      ],
      methodsAndPreparation: [p('每人两张长方形纸、彩笔；课件；同步课堂听讲教室各备一套学具。')],
      teachingProcess: [
        rows(
          [
            '情境导入',
            '5',
            '出示一张纸的 $\\frac{4}{5}$，问：平均分成 2 份，每份是这张纸的几分之几？',
            '先估，再折；用算式 $\\frac{4}{5}\\div 2$ 表示。',
            '从整数除法的意义迁移',
            '能说出“平均分”',
          ],
          [
            '探究算理',
            '15',
            '改为平均分成 3 份：4 个 $\\frac{1}{5}$ 不能正好分成 3 份，怎么办？',
            '同桌折纸、涂色，得到 15 格中的 4 格，写出过程。',
            '制造冲突，逼出“再细分单位”',
            '图与式对应',
          ],
          [
            '归纳算法',
            '8',
            '板书三道算式，问：除以 3 与乘 $\\frac{1}{3}$ 为什么相等？',
            '比较、归纳，用自己的话说。',
            '从特例到一般',
            '语言完整，注意“0 除外”',
          ],
          [
            '分层练习',
            '9',
            '出示 A、B、C 三组题，巡视，记录典型错误。',
            '独立完成 A 组，选做 B、C 组，互相说依据。',
            '面向不同起点',
            'A 组正确率 ≥ 90 %',
          ],
          ['小结', '3', '今天的新问题是怎样变成旧问题的？', '说收获与疑问。', '提炼转化思想', '能举一个例子'],
        ),
      ],
      boardPlan: [
        p('分数除以整数'),
        math(
          '\\frac{4}{5}\\div 2=\\frac{4\\div 2}{5}=\\frac{2}{5}\\qquad \\frac{4}{5}\\div 3=\\frac{4}{5}\\times\\frac{1}{3}=\\frac{4}{15}',
        ),
        p('除以一个不等于 0 的整数，等于乘这个整数的倒数。'),
      ],
    },
  });
}

/** 教案：圆的认识, a teacher's own version of the group's plan, taught and put away. */
export function circleLesson(): ContentNode {
  return fill('lessonPlan', {
    fields: {
      topic: '圆的认识',
      subject: '数学',
      grade: '六年级上册',
      textbookEdition: '人教版 2022',
      lessonType: '新授课',
      periods: '1 课时',
      teacher: '林静澜',
    },
    sections: {
      competencyGoals: [
        ol('认识圆心、半径、直径，知道同一个圆里直径是半径的 2 倍。', '会用圆规画圆，能用“一中同长”解释生活现象。'),
      ],
      keyPoints: [p('圆的特征。')],
      difficultPoints: [p('理解圆上任意一点到圆心的距离都相等。')],
      teachingProcess: [
        rows(
          ['套圈游戏', '6', '站成一排公平吗？怎样站才公平？', '讨论，提出站成圆形。', '感受等距', '说理'],
          ['画圆', '14', '示范圆规，强调定点、定长。', '画三个不同大小的圆，标出各部分名称。', '操作中认识', '作品'],
          ['探究特征', '12', '一个圆有多少条半径？怎样证明都相等？', '折、量、比，填写记录单。', '推理意识', '记录单'],
          ['应用', '8', '车轮为什么是圆的？', '用模型演示并解释。', '联系生活', '表达'],
        ),
      ],
      layeredHomework: [ul('A：画一个直径 6 cm 的圆并标注。', 'B：找一件不是圆形却能平稳滚动的东西，说明理由。')],
      reflection: [p('圆规的使用占时偏多，下次把“定长”的错误画法提前展示。听课的老师建议让学生自己说出“一中同长”。')],
    },
  });
}

/** 教案：整本书阅读导读课 */
export function wholeBookLesson(): ContentNode {
  return fill('lessonPlan', {
    fields: {
      topic: '《西游记》整本书阅读 · 导读课',
      subject: '语文',
      grade: '五年级下册',
      lessonType: '阅读指导课',
      periods: '1 课时',
      teacher: '杜若溪',
    },
    sections: {
      competencyGoals: [
        ol('借助回目猜测情节，产生阅读期待。', '学习边读边批注，制订三周阅读计划。', '能用取经路线图复述一个故事。'),
      ],
      keyPoints: [p('读回目、猜情节、定计划。')],
      difficultPoints: [p('古白话的阅读障碍：猜读与跳读。')],
      teachingProcess: [
        rows(
          ['谈话', '5', '你心里的孙悟空是什么样的？', '说人物印象。', '唤起经验', '参与'],
          ['读回目', '12', '出示五个回目，猜猜发生了什么。', '小组猜测，翻书验证。', '学习策略', '依据'],
          ['学批注', '13', '共读片段，示范批注三法。', '圈画、批注、交流。', '方法迁移', '批注质量'],
          ['定计划', '10', '提供计划表。', '制订三周阅读计划。', '持续阅读', '可行'],
        ),
      ],
      layeredHomework: [ul('必做：读第一至第五回，每回一处批注。', '选做：画出取经路线图的第一段。')],
    },
  });
}
