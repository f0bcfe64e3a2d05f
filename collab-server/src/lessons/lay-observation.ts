import type { Db } from '../platform/database/index.ts';
import { orThrow } from '../platform/errors.ts';
import type { MeetingKind, MeetingShares } from './observation/contract-meeting.ts';
import type { SheetContent } from './observation/contract-sheet.ts';
import { checkContent, decideShare, decideWrite } from './observation/rules.ts';
import { blankSheet } from './observation/sheet.ts';
import { writeMeeting } from './observation/store-meetings.ts';
import { setShared, writeSheet } from './observation/store.ts';
import { findLesson, listSeats } from './store.ts';

/** What observers kept of a lesson that is over: sheets, all shared, and both meetings. */
export type LaidObservation = {
  readonly sheets: readonly { readonly observerId: string; readonly change: Omit<SheetContent, 'head'> }[];
  readonly meetings: Readonly<Record<MeetingKind, { readonly words: string; readonly shares: MeetingShares }>>;
};

const MINUTE_MS = 60_000;

/**
 * Lays it by the rules of observations. The meeting before was half an hour before the lesson, the one after an hour after its end.
 *
 * @param notedBy who noted both meetings
 * @throws where it does not fit the rules
 */
export async function layObservation(
  db: Db,
  lessonId: string,
  notedBy: string,
  { sheets, meetings }: LaidObservation,
): Promise<void> {
  const lesson = await findLesson(db, lessonId);
  if (lesson === undefined || lesson.endedAtMs === null) throw new Error(`${lessonId} is no lesson that is over`);
  const seats = await listSeats(db, [lessonId]);
  const meet = (kind: MeetingKind, nowMs: number) =>
    writeMeeting(db, { lessonId, kind, version: 0, ...meetings[kind], personId: notedBy, nowMs });
  await meet('before', lesson.startsAtMs - 30 * MINUTE_MS);
  for (const [index, { observerId, change }] of sheets.entries()) {
    const content = { ...blankSheet(lesson, seats), ...change };
    const nowMs = lesson.endedAtMs + (index + 1) * 10 * MINUTE_MS;
    orThrow(decideWrite(lesson.state, null, 0));
    orThrow(checkContent(content));
    await writeSheet(db, { lessonId, observerId, version: 0, content, nowMs });
    orThrow(decideShare({ version: 1, sharedAtMs: null, isAnswered: false }, 1, true));
    await setShared(db, { lessonId, observerId, version: 1, sharedAtMs: nowMs });
  }
  await meet('after', lesson.endedAtMs + 60 * MINUTE_MS);
}
