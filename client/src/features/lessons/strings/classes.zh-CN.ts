const strings = {
  'classes.title': '受邀班级',
  'classes.answer.yes': '学校已同意',
  'classes.answer.no': '学校已谢绝',
  'classes.answer.none': '等待学校同意',
  'classes.note':
    '学校同意前，这节课看不到该班学生姓名，该班教室没有画面和声音。由该校管理员、备课组长、本班教师或在该教室的教师答复。',
  'classes.accept': '同意参加',
  'classes.decline': '谢绝',
  'classes.acceptNamed': '同意{{school}}{{title}}参加',
  'classes.declineNamed': '谢绝{{school}}{{title}}参加',
  'classes.accepted': '已同意{{title}}参加',
  'classes.declined': '已谢绝',
  'classes.ofSchool': '{{school}}的教室参加过的课',
  'classes.invitations': '等待答复的邀请',
  'classes.invitationNote': '{{home}} {{planner}}邀请 {{school}} {{title}}',

  consentShutTitle: '画面和声音已关闭',
  consentShutHome: '还没有有效的“直播互动”同意书。请家长（满 14 周岁本人）在“同意书”中办理；其他功能照常使用。',
  consentShutPending: '学校还没有同意本班参加。可在这里同意，或请学校管理员答复。',
  consentShutNoClass: '这间教室没有对应名册中的班级，不知道谁在座。请排课人在席位中选择班级。',
  consentShutNobody: '这个班的名册里还没有学生。请学校管理员核对名册。',
  consentShutApart: '还有 {{count}} 名学生没有同意书。请他们坐到画面和收音范围之外，然后确认。',
  consentShutAsk: '由在这间教室的教师确认。',
  consentShutConfirm: '已坐到画面和收音之外',
  consentShutCard: '未满足同意条件，画面和声音关闭',
} as const;

export default strings;
