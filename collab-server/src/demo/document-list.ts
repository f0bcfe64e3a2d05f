import type { CommunityRight, ContentNode, DocumentRight, TemplateId } from '../documents/index.ts';
import { circleLesson, fractionDivisionLesson, wholeBookLesson } from './lesson-plans.ts';
import {
  fractionDivisionLearningPlan,
  fractionDivisionUnit,
  guidedSheet,
  jointPreparation,
  mixedAgeActivity,
  mixedAgeProject,
  observation,
  teachingNotes,
} from './research-documents.ts';
import { starDeltaReport, vocationalTermPlan } from './vocational-documents.ts';

export type DemoCommunity = {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly subject: string;
  readonly stage: string;
  /** Account of the host who founds it at their own unit. */
  readonly founder: string;
  /** Accounts. */
  readonly hosts?: readonly string[];
  readonly members: readonly string[];
};

export type DemoDocument = {
  readonly id: string;
  readonly title: string;
  readonly template: TemplateId;
  readonly communityId: string | null;
  readonly communityRight?: CommunityRight;
  readonly owner: string;
  readonly rights?: Readonly<Record<string, DocumentRight>>;
  /** Who wrote last, and how long before the demo was laid. */
  readonly editedBy: string;
  readonly editedHoursAgo: number;
  /** Others who have opened it since. */
  readonly openedBy?: readonly string[];
  /** Those who have opened it before the last edit: for them it has changed. */
  readonly openedBeforeBy?: readonly string[];
  readonly archived?: true;
  content(): ContentNode;
};

const grade6 = 'demo-grade-6-mathematics';
const mixedAge = 'demo-mixed-age-mathematics';
const mechatronics = 'demo-mechatronics';
const wholeBook = 'demo-whole-book-reading';

export const demoCommunities: readonly DemoCommunity[] = [
  {
    id: grade6,
    name: '六年级数学备课组',
    purpose: '四所学校同备一课：一份共案，各校个案，课后一起反思。',
    subject: 'mathematics',
    stage: 'primary',
    founder: 'linjinglan',
    members: ['xuyingchuan', 'zhengheng', 'wuzhixing', 'yeqinghe', 'matinglan', 'weisuxin', 'chenyanqiu', 'gunanzhou'],
  },
  {
    id: mixedAge,
    name: '海岛小规模学校数学混龄教学研究',
    purpose: '让海岛和山区的小班也有伙伴：同题不同阶的任务单，同步课堂里的混龄学习。',
    subject: 'mathematics',
    stage: 'primary',
    founder: 'xuyingchuan',
    hosts: ['chenhaitan'],
    members: ['linjinglan', 'wuzhixing', 'chenyanqiu', 'linhaiyan', 'liaoyuanshan'],
  },
  {
    id: mechatronics,
    name: '机电技术应用专业共同体',
    purpose: '中职、高职、本科与企业共订实训标准，同一项目三级要求。',
    subject: '660301',
    stage: 'secVoc',
    founder: 'hanlixing',
    members: ['shimingyuan', 'liqiwen', 'mengxiyan', 'lubingkun', 'kangjinyu'],
  },
  {
    id: wholeBook,
    name: '小学语文整本书阅读共同体',
    purpose: '共读一本书，共上一节导读课。',
    subject: 'chinese',
    stage: 'primary',
    founder: 'duruoxi',
    members: ['huangzhaolin', 'caishuyao', 'fuzhaoxi', 'tangshuyu'],
  },
];

export const demoDocuments: readonly DemoDocument[] = [
  {
    id: 'demo-fraction-division-lesson',
    title: '分数除法（一）：分数除以整数',
    template: 'lessonPlan',
    communityId: grade6,
    owner: 'xuyingchuan',
    rights: { linjinglan: 'own' },
    editedBy: 'xuyingchuan',
    editedHoursAgo: 1,
    openedBy: ['linjinglan', 'wuzhixing', 'chenyanqiu'],
    content: fractionDivisionLesson,
  },
  {
    id: 'demo-fraction-division-unit',
    title: '六上第三单元 分数除法 单元设计',
    template: 'unitDesign',
    communityId: grade6,
    owner: 'linjinglan',
    editedBy: 'linjinglan',
    editedHoursAgo: 26,
    openedBy: ['xuyingchuan'],
    content: fractionDivisionUnit,
  },
  {
    id: 'demo-joint-preparation-6',
    title: '第 6 周六年级集体备课记录',
    template: 'jointPreparationRecord',
    communityId: grade6,
    owner: 'zhengheng',
    editedBy: 'zhengheng',
    editedHoursAgo: 50,
    openedBy: ['linjinglan', 'xuyingchuan'],
    content: jointPreparation,
  },
  {
    id: 'demo-fraction-division-learning-plan',
    title: '分数除以整数 学历案',
    template: 'learningPlan',
    communityId: grade6,
    communityRight: 'comment',
    owner: 'wuzhixing',
    editedBy: 'wuzhixing',
    editedHoursAgo: 8,
    openedBeforeBy: ['linjinglan', 'xuyingchuan'],
    content: fractionDivisionLearningPlan,
  },
  {
    id: 'demo-fraction-division-study-sheet',
    title: '分数除法 导学案',
    template: 'guidedStudySheet',
    communityId: grade6,
    communityRight: 'read',
    owner: 'yeqinghe',
    editedBy: 'yeqinghe',
    editedHoursAgo: 74,
    content: guidedSheet,
  },
  {
    id: 'demo-circle-lesson',
    title: '圆的认识 · 个案（六 2 班）',
    template: 'lessonPlan',
    communityId: null,
    owner: 'linjinglan',
    rights: { weisuxin: 'comment' },
    editedBy: 'linjinglan',
    editedHoursAgo: 130,
    archived: true,
    content: circleLesson,
  },
  {
    id: 'demo-circle-observation',
    title: '听课记录：圆的认识',
    template: 'observationRecord',
    communityId: null,
    owner: 'weisuxin',
    rights: { linjinglan: 'comment' },
    editedBy: 'weisuxin',
    editedHoursAgo: 120,
    content: observation,
  },
  {
    id: 'demo-mixed-age-project',
    title: '海岛混龄教学 · 课题申报书',
    template: 'projectApplication',
    communityId: mixedAge,
    owner: 'xuyingchuan',
    editedBy: 'xuyingchuan',
    editedHoursAgo: 150,
    openedBy: ['linjinglan'],
    content: mixedAgeProject,
  },
  {
    id: 'demo-mixed-age-activity',
    title: '教研活动方案：混龄数学课怎么上',
    template: 'activityPlan',
    communityId: mixedAge,
    owner: 'chenyanqiu',
    editedBy: 'chenyanqiu',
    editedHoursAgo: 30,
    openedBeforeBy: ['linjinglan', 'xuyingchuan'],
    content: mixedAgeActivity,
  },
  {
    id: 'demo-star-delta-report',
    title: '星三角降压启动 实训报告（示范）',
    template: 'trainingReport',
    communityId: mechatronics,
    owner: 'hanlixing',
    editedBy: 'hanlixing',
    editedHoursAgo: 20,
    content: starDeltaReport,
  },
  {
    id: 'demo-mechatronics-term-plan',
    title: '机电技术应用专业共同体 本学期教研计划',
    template: 'blank',
    communityId: mechatronics,
    communityRight: 'comment',
    owner: 'shimingyuan',
    editedBy: 'shimingyuan',
    editedHoursAgo: 200,
    content: vocationalTermPlan,
  },
  {
    id: 'demo-whole-book-lesson',
    title: '《西游记》整本书阅读导读课',
    template: 'lessonPlan',
    communityId: wholeBook,
    owner: 'duruoxi',
    rights: { gunanzhou: 'comment' },
    editedBy: 'duruoxi',
    editedHoursAgo: 44,
    content: wholeBookLesson,
  },
  {
    id: 'demo-teaching-notes',
    title: '这学期的教学随记',
    template: 'blank',
    communityId: null,
    owner: 'linjinglan',
    editedBy: 'linjinglan',
    editedHoursAgo: 5,
    content: teachingNotes,
  },
];
