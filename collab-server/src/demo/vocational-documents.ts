import { type ContentNode } from '../documents/index.ts';
import { document, fill, h, ol, p, rows, ul } from './write-content.ts';

/** 实训报告：星三角降压启动 */
export function starDeltaReport(): ContentNode {
  return fill('trainingReport', {
    fields: {
      task: '三相异步电动机星三角降压启动',
      classGroup: '机电 2401',
      name: '示范样例',
      post: '电气装调',
      date: '第 6 周',
    },
    sections: {
      purpose: [p('理解星三角降压启动的原理，能按图装接主电路与控制电路，会排除一处断路故障。')],
      equipmentAndSafety: [
        ul(
          '断路器、熔断器、接触器三只、时间继电器、热继电器、按钮。',
          '**停电、验电、挂牌**之后才能动手；通电须指导教师在场。',
        ),
      ],
      stepsAndParameters: [
        rows(
          ['1', '检查元件与端子', '线圈电阻', '说明书', '合格'],
          ['2', '装接主电路', '相序', 'U-V-W', '正确'],
          ['3', '装接控制电路', '时间继电器整定', '3 s', '3 s'],
          ['4', '整定热继电器', '电流', '8.2 A', '8.2 A'],
        ),
      ],
      faultsAndRemedies: [
        rows(
          ['启动后不转换为三角形', 'KM2 线圈断路', '断电测线圈电阻，更换后重试'],
          ['按下启动无反应', '热继电器动作', '查过载原因，复位'],
        ),
      ],
      selfAssessment: [p('接线规范，排故时先看现象再测量，用时 18 min。')],
    },
  });
}

/** A term's plan of the vocational community. */
export function vocationalTermPlan(): ContentNode {
  return document(
    h(1, '机电技术应用专业共同体 本学期教研计划'),
    p('成员：德化、厦门的中职学校，鹭岸职业技术学院，龙津大学与一家合作企业。'),
    h(2, '目标'),
    ol(
      '统一星三角启动、PLC 顺序控制两个项目的实训标准。',
      '企业导师参与评价标准的制订。',
      '中高职衔接：同一项目的三级要求。',
    ),
    h(2, '安排'),
    ul(
      '第 4 周：线上说课，交换实训任务书。',
      '第 8 周：德化现场研讨，企业导师示范排故。',
      '第 12 周：互换试题，各校试测。',
      '第 16 周：总结，形成共同的实训报告样例。',
    ),
  );
}
