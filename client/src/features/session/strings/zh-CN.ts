const strings = {
  signIn: '登录',
  slogan: '省、市、县、校，一起备课，一起评审。',
  account: '账号',
  password: '密码',
  signInFailed: '没有登录',
  offlineSignIn: '现在离线，无法登录。恢复网络后再试；您写下的内容仍在本机。',
  forgotten: '忘记密码，请所在组织的管理员重设。',
  demoAccounts: '演示账号',
  demoNote: '演示省的学校与人物均为虚构。点一下即登录。',

  setUpTitle: '设立首位管理员',
  setUpText: '这个同研还没有人。首位管理员设立后，由他建立组织、导入名册。',
  setupToken: '初始化口令',
  setupTokenNote: '服务器启动时打印在终端里的一行。',
  displayName: '姓名',
  newPassword: '新密码',
  newPasswordNote: '至少 10 个字符，不含账号与姓名。',
  repeatPassword: '再输入一次',
  passwordsDiffer: '两次输入不一样。',
  setUp: '设立并登录',

  accountTitle: '账号与安全',
  signedInAs: '{{name}}，账号 {{account}}',
  memberships: '我的角色',
  membershipsNone: '您还不属于任何组织',
  membershipsNoneText: '请联系管理员，把您加入所在学校或教研室。',
  until: '至 {{date}}',
  changePassword: '修改密码',
  mustChange: '您用的是临时密码。改成自己的密码之后，才能继续使用。',
  currentPassword: '当前密码',
  change: '修改密码',
  passwordChanged_other: '密码已修改，另外 {{count}} 处登录已结束。',
  sessions: '已登录的设备',
  thisDevice: '这台设备',
  lastSeen: '上次使用 {{time}}',
  signedInAt: '登录于 {{time}}',
  endSession: '结束',
  endSessionOf: '结束 {{device}} 上的登录',
  sessionEnded: '已结束 {{device}} 上的登录。',
  showAllSessions_other: '查看全部 {{count}} 处登录',
  endOthers: '结束其他所有登录',
  endAll: '结束我的全部登录',
  othersEnded_other: '已结束 {{count}} 处登录。',
  unknownDevice: '未知设备',
  deviceOn: '{{system}} 上的 {{browser}}',

  roleResearcher: '教研员',
  roleTeacher: '教师',
  rolePrepLeader: '备课组长',
  roleStudioHost: '名师工作室主持人',
  roleTrainingInstructor: '实训指导教师',
  roleStudent: '学生',
  roleAdministrator: '管理员',
  roleGuardian: '家长',
  roleEnterpriseMentor: '企业导师',
  rolePublicLearner: '公众学习者',
} as const;

export default strings;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    session: typeof strings;
  }
}
