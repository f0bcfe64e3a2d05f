const strings = {
  'desk.title': '课堂',
  'desk.timetable': '课表',
} as const;

export default strings;
