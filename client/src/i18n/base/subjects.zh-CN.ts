/** The names of subjects by their codes: whoever offers or shows a subject takes them from here. */
const strings = {
  chinese: '语文',
  mathematics: '数学',
  english: '英语',
  moralityAndLaw: '道德与法治',
  science: '科学',
  physics: '物理',
  chemistry: '化学',
  biology: '生物学',
  history: '历史',
  geography: '地理',
  informationTechnology: '信息科技',
  physicalEducation: '体育与健康',
  music: '音乐',
  art: '美术',
  labour: '劳动',
  integratedPractice: '综合实践',
  major: '专业 {{code}}',
} as const;

export default strings;
