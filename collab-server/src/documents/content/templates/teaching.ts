import { column, field, fields, section, table, type TemplateSpec } from './spec.ts';

/** 教案 */
export const lessonPlan: TemplateSpec = {
  name: ['教案', 'Lesson plan'],
  parts: [
    fields(
      field('topic', '课题', 'Topic', true),
      field('subject', '学科', 'Subject', true),
      field('grade', '年级', 'Grade', true),
      field('textbookEdition', '教材版本', 'Textbook edition'),
      field('lessonType', '课型', 'Lesson type'),
      field('periods', '课时', 'Periods', true),
      field('teacher', '授课人', 'Teacher', true),
    ),
    section('curriculumStandard', '课标要求', 'Curriculum standard'),
    section('textbookAnalysis', '教材分析', 'Textbook analysis'),
    section('learnerAnalysis', '学情分析', 'Learner analysis'),
    section('competencyGoals', '素养目标', 'Competency goals', { required: true, body: { kind: 'numbered' } }),
    section('keyPoints', '重点', 'Key points', { required: true }),
    section('difficultPoints', '难点', 'Difficult points', { required: true }),
    section('methodsAndPreparation', '方法与准备', 'Methods and preparation'),
    section('teachingProcess', '教学过程', 'Teaching process', {
      required: true,
      body: table(
        [
          column('环节', 'Stage', 84),
          column('min', 'min', 52),
          column('教师活动', 'Teacher', 184),
          column('学生活动', 'Pupils', 160),
          column('设计意图', 'Intention', 100),
          column('评价', 'Assessment', 90),
        ],
        4,
      ),
    }),
    section('boardPlan', '板书', 'Board plan'),
    section('layeredHomework', '分层作业', 'Layered homework', { required: true }),
    section('reflection', '反思', 'Reflection'),
  ],
};

/** 学历案 */
export const learningPlan: TemplateSpec = {
  name: ['学历案', 'Learning plan'],
  parts: [
    fields(field('topicAndPeriods', '主题与课时', 'Topic and periods', true)),
    section('learningGoals', '学习目标', 'Learning goals', { required: true, body: { kind: 'numbered' } }),
    section('assessmentTasks', '评价任务', 'Assessment tasks', { required: true, body: { kind: 'numbered' } }),
    section('learningProcess', '学习过程', 'Learning process', { required: true }),
    section('homeworkAndTest', '作业与检测', 'Homework and test', { required: true }),
    section('reflectionAfterLearning', '学后反思', 'Reflection after learning', { required: true }),
  ],
};

/** 导学案 */
export const guidedStudySheet: TemplateSpec = {
  name: ['导学案', 'Guided study sheet'],
  parts: [
    section('goals', '目标', 'Goals', { body: { kind: 'numbered' } }),
    section('preview', '预习', 'Preview'),
    section('inquiry', '探究', 'Inquiry'),
    section('presentation', '展示', 'Presentation'),
    section('test', '检测', 'Test'),
    section('reflection', '反思', 'Reflection'),
  ],
};

/** 单元整体设计 */
export const unitDesign: TemplateSpec = {
  name: ['单元整体设计', 'Unit design'],
  parts: [
    fields(
      field('subject', '学科', 'Subject'),
      field('grade', '年级', 'Grade'),
      field('textbookEdition', '教材版本', 'Textbook edition'),
      field('unitName', '单元名称', 'Unit'),
      field('periodCount', '课时数', 'Number of periods'),
    ),
    section('curriculumBasis', '课标依据', 'Basis in the curriculum standard'),
    section('themeAnalysis', '主题分析', 'Analysis of the theme'),
    section('learnerAnalysis', '学情', 'Learners'),
    section('learningConditions', '学习条件', 'Learning conditions'),
    section('unitGoals', '单元目标', 'Unit goals', { required: true, body: { kind: 'numbered' } }),
    section('periodGoals', '课时目标', 'Goals of each period', { required: true }),
    section('periodPlan', '课时规划', 'Plan of the periods', {
      required: true,
      body: table(
        [
          column('课时', 'Period', 72),
          column('内容', 'Content', 180),
          column('目标', 'Goals', 150),
          column('活动', 'Activities', 158),
          column('评价', 'Assessment', 110),
        ],
        4,
      ),
    }),
    section('assessmentTasks', '评价任务', 'Assessment tasks'),
    section('homework', '作业', 'Homework'),
    section('reflection', '反思', 'Reflection'),
  ],
};
