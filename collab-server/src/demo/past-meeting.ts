import type { LaidPastMeeting } from '../meetings/index.ts';
import { demoPersonId } from './people.ts';

const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

type Event = LaidPastMeeting['events'][number]['event'];

const at = (minute: number, second = 0): number => minute * MINUTE_MS + second * SECOND_MS;

/** Who was there, from when to when; in the order in which they came. */
const there = [
  ['linjinglan', at(0, 4), at(52)],
  ['xuyingchuan', at(0, 21), at(52)],
  ['zhengheng', at(0, 40), at(52)],
  ['yeqinghe', at(1, 12), at(52)],
  ['matinglan', at(1, 50), at(47, 30)],
  ['wuzhixing', at(3, 5), at(52)],
  ['gunanzhou', at(5, 44), at(52)],
] as const;

export const pastAgenda = [
  { id: 'talk', title: '说课：圆环的面积', minutes: 15, speaker: '许映川' },
  { id: 'rules', title: '分层作业的标准', minutes: 20, speaker: '郑衡' },
  { id: 'next', title: '下一单元分工', minutes: 10, speaker: '' },
];

const groups = [
  {
    id: 'g1',
    name: '基础层',
    topic: '每份作业三到四题，十五分钟内',
    documentId: null,
    personIds: ['xuyingchuan', 'yeqinghe'],
  },
  {
    id: 'g2',
    name: '提高层',
    topic: '一道有现实情境的题',
    documentId: null,
    personIds: ['wuzhixing', 'gunanzhou', 'matinglan'],
  },
].map((group) => ({ ...group, personIds: group.personIds.map(demoPersonId) }));

const happened: readonly (readonly [number, string, Event])[] = [
  ...there.map(([account, from]): readonly [number, string, Event] => [
    from,
    account,
    { kind: 'person.enter', personId: demoPersonId(account) },
  ]),
  [at(6), 'linjinglan', { kind: 'agenda.start', itemId: 'talk' }],
  [at(9, 30), 'yeqinghe', { kind: 'hand.raise' }],
  [at(10, 5), 'linjinglan', { kind: 'speaker.set', personId: demoPersonId('yeqinghe') }],
  [at(11), 'linjinglan', { kind: 'speaker.set', personId: null }],
  [at(12, 20), 'matinglan', { kind: 'message.send', text: '我们班的剪纸圆环可以带来做学具。' }],
  [
    at(19, 10),
    'linjinglan',
    { kind: 'decision.record', text: '圆环面积一课统一用剪纸圆环作学具，三所学校同一份任务单。' },
  ],
  [at(20), 'linjinglan', { kind: 'agenda.start', itemId: 'rules' }],
  [at(21), 'linjinglan', { kind: 'groups.lay', groups, by: 'hand', dealt: null }],
  [at(21, 30), 'linjinglan', { kind: 'groups.open', endsAt: at(33, 30) }],
  [at(25), 'wuzhixing', { kind: 'message.send', text: '花坛小路那题数据改小一些，海岛的孩子没见过那么大的花坛。' }],
  [at(31, 30), 'linjinglan', { kind: 'broadcast', text: '还有两分钟，请各组推一人汇报。' }],
  [at(33, 30), 'linjinglan', { kind: 'groups.close', why: 'time' }],
  [
    at(39),
    'zhengheng',
    { kind: 'decision.record', text: '每课作业分两层：基础层三到四题，提高层一题，合计不超过二十分钟。' },
  ],
  [at(41), 'linjinglan', { kind: 'agenda.start', itemId: 'next' }],
  [
    at(44),
    'linjinglan',
    {
      kind: 'task.record',
      text: '写分数除法第一课时的共案初稿',
      who: '许映川',
      personId: demoPersonId('xuyingchuan'),
      due: null,
    },
  ],
  [
    at(46),
    'linjinglan',
    {
      kind: 'task.record',
      text: '整理两层作业的样例，放进备课组文档',
      who: '吴知行',
      personId: demoPersonId('wuzhixing'),
      due: null,
    },
  ],
  [at(51), 'linjinglan', { kind: 'agenda.stop' }],
];

/** A meeting of the demo that is over: what was said, decided and given out. */
export function pastMeeting(openedAtMs: number): LaidPastMeeting {
  const events = happened.map(([moment, account, event]) => ({ at: moment, by: demoPersonId(account), event }));
  return {
    openedAtMs,
    lastedMs: at(52),
    events: events.toSorted((a, b) => a.at - b.at),
    presence: there.map(([account, fromMs, toMs]) => ({ personId: demoPersonId(account), fromMs, toMs })),
  };
}
