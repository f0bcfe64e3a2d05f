import { column, field, fields, type Label, section, table, type TemplateSpec } from './spec.ts';

/** 集体备课记录 */
export const jointPreparationRecord: TemplateSpec = {
  name: ['集体备课记录', 'Joint preparation record'],
  parts: [
    fields(
      field('time', '时间', 'Time'),
      field('place', '地点', 'Place'),
      field('chair', '主持人', 'Chair'),
      field('leadPreparer', '主备人', 'Lead preparer'),
      field('participants', '参加人', 'Participants'),
      field('topic', '课题', 'Topic'),
    ),
    section('firstDraft', '初稿', 'First draft'),
    section('lessonTalk', '说课', 'Lesson talk'),
    section('discussion', '研讨', 'Discussion', {
      body: table([column('发言人', 'Who', 110), column('意见', 'Point'), column('采纳', 'Adopted', 90)], 4),
    }),
    section('revisionPoints', '修改要点', 'Points to revise', { body: { kind: 'numbered' } }),
    section('finalVersion', '定稿', 'Final version'),
    section('secondPreparation', '二次备课', 'Second preparation'),
    section('reflection', '反思', 'Reflection'),
  ],
};

/** Dimensions of the rating scale with the marks that each carries; the last is a bonus. */
const ratingRows: readonly (readonly Label[])[] = [
  [
    ['教学目标', 'Goals'],
    ['10', '10'],
  ],
  [
    ['教学内容', 'Content'],
    ['15', '15'],
  ],
  [
    ['教学过程', 'Process'],
    ['25', '25'],
  ],
  [
    ['方法与策略', 'Methods and strategies'],
    ['30', '30'],
  ],
  [
    ['教师素质', 'Teaching skills'],
    ['20', '20'],
  ],
  [
    ['个性特色（加分）', 'Originality (bonus)'],
    ['5', '5'],
  ],
];

/** 听课记录表 */
export const observationRecord: TemplateSpec = {
  name: ['听课记录表', 'Observation record'],
  parts: [
    fields(
      field('date', '日期', 'Date'),
      field('period', '节次', 'Period'),
      field('school', '学校', 'School'),
      field('classGroup', '班级', 'Class'),
      field('subject', '学科', 'Subject'),
      field('topic', '课题', 'Topic'),
      field('teacher', '授课人', 'Teacher'),
      field('observer', '听课人', 'Observer'),
      field('lessonType', '课型', 'Lesson type'),
    ),
    section('process', '过程', 'Process', {
      body: table(
        [
          column('时间', 'Time', 72),
          column('环节', 'Stage', 90),
          column('师', 'Teacher', 180),
          column('生', 'Pupils', 168),
          column('点评', 'Remarks', 160),
        ],
        6,
      ),
    }),
    section('rating', '评分', 'Rating', {
      body: {
        kind: 'table',
        columns: [column('项目', 'Item'), column('满分', 'Out of', 90), column('得分', 'Score', 90)],
        rows: ratingRows,
      },
    }),
    section('strengths', '优点', 'Strengths'),
    section('suggestions', '建议', 'Suggestions'),
    section('overallRemark', '总评', 'Overall remark'),
    section('confirmation', '确认', 'Confirmation'),
  ],
};

/** 课题申报书, with the anonymous argument (活页) as its last section. */
export const projectApplication: TemplateSpec = {
  name: ['课题申报书', 'Project application'],
  parts: [
    fields(
      field('title', '名称', 'Title'),
      field('category', '类别', 'Category'),
      field('subject', '学科', 'Subject'),
      field('leader', '负责人', 'Leader'),
    ),
    section('membersAndTasks', '成员分工', 'Members and tasks', {
      body: table([column('姓名', 'Name', 110), column('单位', 'Organisation', 220), column('分工', 'Task')], 4),
    }),
    section('basisAndReview', '依据与综述', 'Basis and review of the literature'),
    section('concepts', '概念界定', 'Concepts'),
    section('goalsAndContent', '目标内容', 'Goals and content'),
    section('methodsAndSteps', '方法步骤', 'Methods and steps'),
    section('innovation', '创新点', 'What is new', { body: { kind: 'numbered' } }),
    section('expectedOutcomes', '预期成果', 'Expected outcomes'),
    section('foundation', '研究基础', 'Foundation'),
    section('budget', '经费', 'Budget', {
      body: table(
        [column('支出项目', 'Item'), column('金额（元）', 'Amount (CNY)', 120), column('用途', 'Purpose', 240)],
        3,
      ),
    }),
    section('organisationOpinion', '单位意见', 'Opinion of the organisation'),
    section('anonymousArgument', '活页', 'Anonymous argument'),
  ],
};

/** 教研活动方案 */
export const activityPlan: TemplateSpec = {
  name: ['教研活动方案', 'Research activity plan'],
  parts: [
    fields(
      field('theme', '主题', 'Theme'),
      field('timeAndPlace', '时间地点', 'Time and place'),
      field('hosts', '主办承办', 'Host and organiser'),
      field('audience', '对象', 'Audience'),
    ),
    section('background', '背景', 'Background'),
    section('goals', '目标', 'Goals', { body: { kind: 'numbered' } }),
    section('agenda', '议程', 'Agenda', {
      body: table([column('时间', 'Time', 110), column('事项', 'Item'), column('发言人', 'Speaker', 140)], 5),
    }),
    section('tasks', '分工', 'Who does what'),
    section('preparation', '准备', 'Preparation'),
    section('outcomes', '成果', 'Outcomes'),
    section('budget', '预算', 'Budget'),
    section('safetyPlan', '安全预案', 'Safety plan'),
  ],
};

/** 教研活动纪要 */
export const meetingMinutes: TemplateSpec = {
  name: ['教研活动纪要', 'Minutes of a research meeting'],
  parts: [
    fields(
      field('theme', '主题', 'Theme'),
      field('time', '时间', 'Time'),
      field('host', '主持人', 'Host'),
      field('community', '教研共同体', 'Community'),
    ),
    section('purpose', '目的', 'Purpose'),
    section('discussion', '议程与讨论', 'Agenda and discussion'),
    section('decisions', '决议', 'Decisions', { body: { kind: 'numbered' } }),
    section('tasks', '任务', 'Tasks'),
    section('timesTaken', '议程用时', 'Times taken', {
      body: table(
        [
          column('议题', 'Point'),
          column('发言人', 'Speaker', 120),
          column('计划（分）', 'Planned (min)', 100),
          column('实际', 'Taken', 100),
        ],
        3,
      ),
    }),
    section('attendance', '出席', 'Attendance', {
      body: table(
        [
          column('姓名', 'Name', 120),
          column('单位', 'Organisation'),
          column('身份', 'Role', 100),
          column('在会时长', 'Time present', 120),
        ],
        4,
      ),
    }),
  ],
};
