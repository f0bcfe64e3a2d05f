import { listChunks, listPictures } from '@tongyan/media/recorder';
import type { Db } from '../../platform/database/index.ts';
import { seesPupilsAtHome } from '../classes/rules.ts';
import { classroomIdOf } from '../classrooms.ts';
import type { SeatKind } from '../contract.ts';
import { listFloorEntries } from '../floor/store.ts';
import type { FloorEntry } from '../floor/entries.ts';
import { listStageEntries } from '../stage/store.ts';
import { listPhases } from '../store-plan.ts';
import type { LessonRow, SeatRow } from '../store.ts';
import type { Replay, ReplayMark } from './contract.ts';
import { listDeletions } from './deletions.ts';
import { listSources } from './store.ts';

export type ReplayOf = {
  readonly lesson: LessonRow;
  readonly seats: readonly SeatRow[];
  readonly mine: SeatRow | null;
  /** Planner or administrator: sees what the lead teacher sees. */
  readonly seesAll: boolean;
  readonly mayObserve: boolean;
  readonly folder: string;
  /** Lesson time now, where the lesson still goes on. */
  readonly lessonNowMs: number;
  /** Of this opening. */
  readonly watching: string;
};

const seeingAll: readonly (SeatKind | undefined)[] = ['leadTeacher', 'technician', 'observer'];

/** Everything that a replay needs but its sound. */
export async function buildReplay(db: Db, replayOf: ReplayOf): Promise<Replay> {
  const { lesson, seats, folder } = replayOf;
  const nameOf = namesFor(replayOf);
  const [stage, floor, phases, sources, chunks, pictures, deletions] = [
    await listStageEntries(db, lesson.id),
    await listFloorEntries(db, lesson.id),
    await listPhases(db, lesson.id),
    await listSources(db, lesson.id),
    await listChunks(folder),
    await listPictures(folder),
    await listDeletions(db, lesson.id),
  ];
  const openedAtMs = lesson.openedAtMs ?? 0;
  const isGone = (part: 'source' | 'pictures', sourceId: string): boolean =>
    deletions.some((each) => each.sourceId === sourceId && (each.part === 'source' || each.part === part));
  const bySource = Map.groupBy(chunks, ({ sourceId }) => sourceId);
  const picturesBySource = Map.groupBy(pictures, ({ sourceId }) => sourceId);
  return {
    watching: replayOf.watching,
    title: lesson.title,
    schoolName: lesson.homeName,
    leadName: seats.find(({ seat }) => seat === 'leadTeacher')?.displayName ?? '',
    openedAtMs,
    lessonMs: Math.max(0, lesson.endedAtMs === null ? replayOf.lessonNowMs : lesson.endedAtMs - openedAtMs),
    entries: stage.map(({ entry }) => entry),
    sources: sources.flatMap(({ sourceId, seatId }) => {
      const seat = seats.find(({ id }) => id === seatId);
      const own = bySource.get(sourceId);
      if (seat === undefined || own === undefined || isGone('source', sourceId)) return [];
      return [
        {
          sourceId,
          seatId,
          seat: seat.seat,
          name: nameOf(seat),
          chunks: own.map(({ startMs, durationMs, heardMs }) => ({ startMs, durationMs, heardMs })),
        },
      ];
    }),
    pictures: sources.flatMap(({ sourceId, seatId }) => {
      const seat = seats.find(({ id }) => id === seatId);
      const own = picturesBySource.get(sourceId);
      if (seat === undefined || own === undefined || isGone('pictures', sourceId)) return [];
      const all = own.map(({ startMs, durationMs }) => ({ startMs, durationMs }));
      return [{ sourceId, seatId, name: nameOf(seat), chunks: all }];
    }),
    captions: floor.flatMap(({ entry: { event } }) =>
      event.kind === 'caption.put'
        ? [
            {
              segmentId: event.segmentId,
              startMs: event.startMs,
              endMs: event.endMs,
              text: event.text,
              isFinal: true,
              by: event.by,
            },
          ]
        : [],
    ),
    marks: floor.flatMap(({ entry }) => markOf(entry, replayOf)),
    classrooms: seats
      .filter((seat) => classroomIdOf(seat, seats) === seat.id)
      .map((seat) => ({ id: seat.id, name: nameOf(seat) })),
    phases: phases.map(({ id, name, minutes }) => ({ id, name, minutes })),
    mayObserve: replayOf.mayObserve,
  };
}

/** What of the floor's log the viewer may see; notes are their author's alone. */
function markOf({ at, by, event }: FloorEntry, replayOf: ReplayOf): readonly ReplayMark[] {
  const { seats, mine, seesAll } = replayOf;
  const nameOf = namesFor(replayOf);
  const isTold = seesAll || seeingAll.includes(mine?.seat);
  const ownGroup = mine && classroomIdOf(mine, seats);
  const seesGroup = (groupId: string | null): boolean => isTold || groupId === null || groupId === ownGroup;
  const holderOf = (seatId: string | null): string => seats.find(({ id }) => id === seatId)?.displayName ?? '';
  const nameOfGroup = (groupId: string): string => {
    const seat = seats.find(({ id }) => id === groupId);
    return seat ? nameOf(seat) : '';
  };
  switch (event.kind) {
    case 'hand.raise':
      if (!seesGroup(event.groupId)) return [];
      return [{ kind: 'hand', at, name: nameOfGroup(event.groupId), count: event.count }];
    case 'message.send': {
      const sees =
        (isTold && mine?.seat !== 'observer') ||
        (mine?.seat !== 'student' && event.groupId !== null && event.groupId === ownGroup);
      if (!sees) return [];
      return [{ kind: 'message', at, name: event.fromName ?? holderOf(by), text: event.text }];
    }
    case 'answer.count':
      if (!seesGroup(event.groupId)) return [];
      return [
        { kind: 'answers', at, quizId: event.quizId, name: nameOfGroup(event.groupId), counts: [...event.counts] },
      ];
    case 'note.add':
      if (event.personId !== undefined && event.personId !== mine?.personId) return [];
      return by !== null && by === mine?.id ? [{ kind: 'note', at, text: event.text }] : [];
    default:
      return [];
  }
}

/** What a viewer is told of a seat: school and class, or who it is; of a pupil at home only as `seesPupilsAtHome` says. */
function namesFor({ mine, seesAll }: ReplayOf) {
  return ({ id, classroomOrgUnitName, classroomName, displayName, seat }: SeatRow): string => {
    if (seat === 'student') return id === mine?.id || seesPupilsAtHome(mine?.seat ?? null, seesAll) ? displayName : '';
    const isPerson = seat === 'leadTeacher' || classroomOrgUnitName === null;
    return isPerson ? displayName : `${classroomOrgUnitName} ${classroomName ?? ''}`.trim();
  };
}
