/** What statements say of an attempt: the verbs of cmi5, and the one by which xAPI takes a statement back. */
export const verbs = {
  launched: { id: 'http://adlnet.gov/expapi/verbs/launched', zh: '已启动' },
  initialized: { id: 'http://adlnet.gov/expapi/verbs/initialized', zh: '已开始' },
  completed: { id: 'http://adlnet.gov/expapi/verbs/completed', zh: '已完成' },
  passed: { id: 'http://adlnet.gov/expapi/verbs/passed', zh: '已合格' },
  failed: { id: 'http://adlnet.gov/expapi/verbs/failed', zh: '未合格' },
  terminated: { id: 'http://adlnet.gov/expapi/verbs/terminated', zh: '已结束' },
  abandoned: { id: 'https://w3id.org/xapi/adl/verbs/abandoned', zh: '已放弃' },
  voided: { id: 'http://adlnet.gov/expapi/verbs/voided', zh: '已作废' },
} as const;

export type Verb = keyof typeof verbs;
