import { layMeeting, layPastMeeting, type LayDeps } from '../meetings/index.ts';
import { pastAgenda, pastMeeting } from './past-meeting.ts';
import { demoPersonId } from './people.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const COMMUNITY = 'demo-grade-6-mathematics';
const PAST = 'demo-past-meeting';
const DURATION_MS = 45 * MINUTE_MS;
/** A meeting that nobody has opened by then is not held any more. */
const LATEST_MS = 60 * MINUTE_MS;
const AHEAD_MS = 10 * MINUTE_MS;

/** Research meetings of the demo: one that is about to begin whenever the server starts, and one that is over, with its minutes. */
export async function seedDemoMeetings(deps: LayDeps): Promise<void> {
  const community = await deps.db.selectFrom('community').select('id').where('id', '=', COMMUNITY).executeTakeFirst();
  if (community === undefined) return;
  await layPast(deps);
  await layComing(deps);
}

async function layPast(deps: LayDeps): Promise<void> {
  const { db, now } = deps;
  const nowMs = now();
  // Two days ago in the afternoon, as China's clocks tell it.
  const startsAtMs = Math.floor((nowMs - 2 * DAY_MS) / DAY_MS) * DAY_MS + 7 * 60 * MINUTE_MS;
  const isNew = await layMeeting(db, PAST, {
    communityId: COMMUNITY,
    title: '圆的单元教研：学具与分层作业',
    purpose: '看圆环一课怎么上，商定作业分几层、每层几题。',
    startsAtMs,
    durationMs: DURATION_MS,
    agenda: pastAgenda,
    documentId: null,
    coHostIds: [demoPersonId('zhengheng')],
    guestIds: [],
    locale: 'zh-CN',
    hostId: demoPersonId('linjinglan'),
    nowMs: startsAtMs - 3 * DAY_MS,
  });
  if (isNew) await layPastMeeting(deps, PAST, pastMeeting(startsAtMs));
}

async function layComing({ db, now }: LayDeps): Promise<void> {
  const nowMs = now();
  const waiting = await db
    .selectFrom('meeting')
    .select('id')
    .where('id', 'like', 'demo-coming-meeting-%')
    .where((eb) =>
      eb.or([
        eb('state', '=', 'open'),
        eb.and([eb('state', '=', 'planned'), eb('startsAtMs', '>', nowMs - DURATION_MS - LATEST_MS)]),
      ]),
    )
    .executeTakeFirst();
  if (waiting) return;
  const startsAtMs = Math.ceil((nowMs + AHEAD_MS) / (5 * MINUTE_MS)) * 5 * MINUTE_MS;
  await layMeeting(db, `demo-coming-meeting-${startsAtMs / MINUTE_MS}`, {
    communityId: COMMUNITY,
    title: '分数除法单元集体备课',
    purpose: '定下第一课时的共案，分组看三份学习单，分好下周的任务。',
    startsAtMs,
    durationMs: DURATION_MS,
    agenda: [
      { id: 'draft', title: '共案初稿说课', minutes: 15, speaker: '许映川' },
      { id: 'sheets', title: '分组看学习单', minutes: 15, speaker: '' },
      { id: 'tasks', title: '决议与分工', minutes: 10, speaker: '林静澜' },
    ],
    documentId: 'demo-fraction-division-lesson',
    coHostIds: [demoPersonId('zhengheng')],
    guestIds: [demoPersonId('duruoxi')],
    locale: 'zh-CN',
    hostId: demoPersonId('linjinglan'),
    nowMs,
  });
}
