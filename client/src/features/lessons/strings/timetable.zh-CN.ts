import after from './after.zh-CN.ts';
import check from './check.zh-CN.ts';
import plan from './plan.zh-CN.ts';
import prepare from './prepare.zh-CN.ts';

const strings = {
  ...plan,
  ...prepare,
  ...after,
  ...check,
  'desk.title': '课堂',
  'desk.timetable': '课表',
  'desk.past': '上过的课',
  'desk.consents': '同意书',
  'desk.check': '设备检查',

  'seat.leadTeacher': '主讲教师',
  'seat.leadClassroom': '主讲教室',
  'seat.receivingClassroom': '听讲教室',
  'seat.assistantTeacher': '辅助教师',
  'seat.student': '学生',
  'seat.observer': '观课人',
  'seat.technician': '技术支持',
  'seat.planner': '排课人',

  'step.enter': '进入课堂',
  'step.open': '打开课堂',
  'step.wait': '看安排',
  'step.prepare': '备课',
  'step.missed': '看安排',
  'step.replay': '回看',
  'step.enterState': '正在上课',
  'step.openState': '可以打开',
  'step.waitState': '正在上课',
  'step.prepareState': '未开始',
  'step.missedState': '没有上',
  'step.replayState': '已结束',

  'timetable.plan': '排一节课',
  'timetable.soon': '接下来的课',
  'timetable.week': '一周课表',
  'timetable.from': '{{from}}至 {{to}}',
  'timetable.weekBefore': '上一周',
  'timetable.weekAfter': '下一周',
  'timetable.thisWeek': '回到本周',
  'timetable.today': '今天',
  'timetable.free': '没有课',
  'timetable.ledBy': '{{name}} · {{school}}',
  'timetable.inHours': '{{hours}} 小时 {{minutes}} 分后',
  'timetable.inMinutes': '{{minutes}} 分钟后',
  'timetable.now': '现在开始',
  'timetable.late': '已过 {{minutes}} 分钟',
  'timetable.stepNamed': '{{step}}：{{title}}',
  'timetable.none': '这一周没有同步课',
  'timetable.noneText': '有人排课并给您安排席位后，课会出现在这里。',
  'timetable.nonePlanner': '排一节课，给主讲教师、听讲教室和辅助教师安排席位，课就会出现在每个人的课表里。',

  'past.none': '还没有上过的课',
  'past.noneText': '最近 {{days}} 天里您有席位的课，结束后在这里回看。',
  'past.when': '时间',
  'past.title': '课题',
  'past.subject': '学科',
  'past.mySeat': '我的席位',
  'past.replay': '回看',
} as const;

export default strings;
