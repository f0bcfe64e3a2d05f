/** Roll call, attendance and the closing form: a part of `timetable`. */
const strings = {
  'roll.title': '点名与考勤',
  'closing.title': '课后反馈表',
} as const;

export default strings;
