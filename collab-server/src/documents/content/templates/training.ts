import { column, field, fields, section, table, type TemplateSpec } from './spec.ts';

/** 实训报告 */
export const trainingReport: TemplateSpec = {
  name: ['实训报告', 'Training report'],
  parts: [
    fields(
      field('task', '项目', 'Task'),
      field('sceneVersion', '场景版本', 'Scene version'),
      field('classGroup', '班级', 'Class'),
      field('name', '姓名', 'Name'),
      field('post', '岗位', 'Post'),
      field('date', '日期', 'Date'),
    ),
    section('purpose', '目的', 'Purpose'),
    section('equipmentAndSafety', '设备与安全', 'Equipment and safety'),
    section('stepsAndParameters', '步骤与参数', 'Steps and parameters', {
      body: table(
        [
          column('步骤', 'Step', 64),
          column('操作', 'Action'),
          column('参数', 'Parameter', 130),
          column('标准值', 'Rated', 100),
          column('实测值', 'Measured', 100),
        ],
        4,
      ),
    }),
    section('data', '数据', 'Data'),
    section('faultsAndRemedies', '故障与处置', 'Faults and remedies', {
      body: table([column('现象', 'Symptom'), column('原因', 'Cause', 200), column('处置', 'Remedy', 220)], 2),
    }),
    section('selfAssessment', '自评', 'Self-assessment'),
    section('peerAssessment', '互评', 'Peer assessment'),
    section('teacherAssessment', '师评', 'Teacher’s assessment'),
    section('reflection', '反思', 'Reflection'),
    fields(field('runHash', '运行校验值', 'Run hash')),
  ],
};
