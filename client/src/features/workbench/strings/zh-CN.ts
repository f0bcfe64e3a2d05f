const strings = {
  title: '工作台',
  goodMorning: '早上好，{{name}}',
  goodForenoon: '上午好，{{name}}',
  goodNoon: '中午好，{{name}}',
  goodAfternoon: '下午好，{{name}}',
  goodEvening: '晚上好，{{name}}',
  waiting_other: '有 <0>{{count}} 件事</0>等您。',
  waitingUnsynced_other: '有 <0>{{count}} 件事</0>等您，其中有修改还只存在本机。',
  nothingWaits: '没有等您处理的事。',

  waitForMe: '等我处理',
  waitEmpty: '都处理完了',
  waitEmptyText: '别人分享给您的文档、本机未同步的修改，会列在这里。',
  kindUnsynced: '未同步',
  kindShared: '分享给我',
  unsyncedNote_other: '{{count}} 处修改只存在这台设备，打开后自动发送',
  documentKeptHere: '存在这台设备上的文档',
  sharedBy: '{{name}} 分享给您',
  sharedByNobody: '分享给您',
  rightOwn: '您是所有者',
  rightEdit: '可以编辑',
  rightComment: '可以批注',
  rightRead: '只能阅读',
  open: '打开',
  openNamed: '打开 {{title}}',
  actNamed: '{{act}}：{{title}}',

  lessonsDue: '接下来的课',
  lessonOpen: '正在上课',
  enterLesson: '进入课堂',
  meetingsDue: '接下来的教研活动',
  allMeetings: '全部教研活动',
  meetingOpen: '正在开会',
  enterMeeting: '进入',
  timetable: '课表',

  trainingDue: '要做的实训',
  allTraining: '全部实训',
  dueUntil: '{{when}} 截止',

  recent: '最近在做',
  recentCaption: '最近打开或编辑的文档：标题、所在共同体、保存状态、谁在何时改过',
  recentEmpty: '还没有在做的文档',
  recentEmptyText: '到共同体里新建一份教案，或请同事把文档分享给您。',
  toCommunities: '去教研共同体',
  allDocuments: '全部文档',
  personal: '个人文档',
  archived: '已归档',
  you: '您',
  editedBy: '{{name}} · {{time}}',

  changed: '别人新改的',
  changedEmpty: '您上次打开以来，共同体的文档没有别人改动。',
  changedBy: '{{name}}改过',

  communities: '我的共同体',
  communitiesEmpty: '您还没有加入共同体',
  communitiesEmptyText: '共同体把几所学校的老师聚在一起备课。',
  allCommunities: '全部共同体',
  members_other: '{{count}} 人',
  documents_other: '{{count}} 份文档',
} as const;

export default strings;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    workbench: typeof strings;
  }
}
