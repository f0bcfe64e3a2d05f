import type { Db } from '../../platform/database/index.ts';
import type { ObservationMeetings } from './contract-meeting.ts';
import type { ObservationState } from './contract-report.ts';
import { describeMeetings } from './meetings.ts';
import { stateOf } from './rules.ts';
import type { ObservedLesson } from './standing.ts';
import { listMeetings } from './store-meetings.ts';
import { digestOf, listAnswers, listFiles, listShared, type SheetRow } from './store.ts';

export type ObservationReader = { readonly personId: string; readonly displayName: string };

type ReadState = {
  readonly shared: readonly SheetRow[];
  readonly digest: string;
  readonly answers: Awaited<ReturnType<typeof listAnswers>>;
  readonly files: Awaited<ReturnType<typeof listFiles>>;
  readonly meetings: ObservationMeetings;
  readonly state: ObservationState;
};

/** Z: how far an observation has come, and what says so. */
export async function readState(db: Db, observed: ObservedLesson, viewer: ObservationReader): Promise<ReadState> {
  const { lesson, seats, standing } = observed;
  const shared = await listShared(db, lesson.id);
  const answers = await listAnswers(db, lesson.id);
  const files = await listFiles(db, lesson.id);
  const noted = await listMeetings(db, lesson.id);
  const digest = digestOf(shared);
  const facts = { lessonState: lesson.state, shared: shared.length };
  const state = stateOf({
    isPlanned: lesson.state === 'planned',
    met: noted.map(({ kind }) => kind),
    digest,
    shared: shared.length,
    answers,
    filedAtMs: files[0]?.atMs ?? null,
  });
  return {
    shared,
    digest,
    answers,
    files,
    meetings: describeMeetings(noted, { viewer, seats, standing, facts }),
    state,
  };
}
