import type { Db } from '../../platform/database/index.ts';
import { type Pupil, pupilsOfClass } from '../classes/pupils.ts';
import { classroomsOf, leadingSeatId } from '../classrooms.ts';
import { consentsOfLesson, seatsWithConsent } from '../consents/lesson-consents.ts';
import type { Caption, RollCounts } from '../contract-floor.ts';
import type { StageKeeper } from '../stage/keeper.ts';
import { findLesson, listSeats, type SeatRow } from '../store.ts';
import { type FloorKeeper, openFloorKeeper } from './keeper.ts';
import { listRolls } from './store.ts';
import type { FloorFacts, FloorViewer, RecordingMark, SeatLink, SeatPresence } from './view.ts';

/** What of a lesson can change while it goes on and is read from the database. */
type Roster = {
  readonly seats: readonly SeatRow[];
  readonly leadingSeatId: string | null;
  readonly rolls: Readonly<Record<string, RollCounts>>;
  /** T3: by classroom, where it is a class of the rosters. */
  readonly pupils: ReadonlyMap<string, readonly Pupil[]>;
  /** Seats from which pupils may be seen and heard. */
  readonly consented: ReadonlySet<string>;
};

/** The floor of one open lesson, in memory. */
export type FloorSession = {
  readonly lessonId: string;
  readonly stage: StageKeeper;
  readonly keeper: FloorKeeper;
  roster: Roster;
  readonly presence: Map<string, SeatPresence & { readonly spanId: string | null }>;
  readonly links: Map<string, SeatLink>;
  /** By seat the last report that was kept. */
  readonly linksKept: Map<string, { readonly rung: number; readonly at: number }>;
  readonly interim: Map<string, Caption>;
  recording: RecordingMark | null;
};

export async function openFloorSession(
  db: Db,
  lessonId: string,
  stage: StageKeeper,
  nowMs: number,
): Promise<FloorSession> {
  return {
    lessonId,
    stage,
    keeper: await openFloorKeeper(db, lessonId, () => stage.lessonNow()),
    roster: await readRoster(db, lessonId, nowMs),
    presence: new Map(),
    links: new Map(),
    linksKept: new Map(),
    interim: new Map(),
    recording: null,
  };
}

export function factsOf({ stage, keeper, roster, presence, links, interim, recording }: FloorSession): FloorFacts {
  const { seats, leadingSeatId: leading, rolls, consented } = roster;
  const shown = { floor: keeper.state(), stage: stage.stageNow(), seats, leadingSeatId: leading, rolls, consented };
  return { ...shown, presence, links, interim: [...interim.values()], recording };
}

export function viewerOf(seat: SeatRow, groupId: string | null): FloorViewer {
  return { seatId: seat.id, seat: seat.seat, groupId };
}

export async function readRoster(db: Db, lessonId: string, nowMs: number): Promise<Roster> {
  const [lesson, seats, rolls] = [
    await findLesson(db, lessonId),
    await listSeats(db, [lessonId]),
    await listRolls(db, lessonId),
  ];
  const counts: Record<string, RollCounts> = {};
  const away = new Set<string>();
  for (const roll of rolls) {
    if (counts[roll.classroomId] !== undefined) continue;
    counts[roll.classroomId] = JSON.parse(roll.counts) as RollCounts;
    for (const { personId, mark } of JSON.parse(roll.marks) as readonly { personId: string; mark: string }[]) {
      if (mark === 'absent' || mark === 'excused' || mark === 'leftEarly') away.add(personId);
    }
  }
  const pupils = new Map<string, readonly Pupil[]>();
  for (const { id, seats: there } of classroomsOf(seats)) {
    const placed = there.find(({ classGroupId }) => classGroupId !== null);
    if (!placed?.classGroupId || placed.classroomOrgUnitId === null) continue;
    const all = await pupilsOfClass(db, placed.classroomOrgUnitId, placed.classGroupId, nowMs);
    pupils.set(
      id,
      all.filter(({ personId }) => !away.has(personId)),
    );
  }
  const leading = lesson ? leadingSeatId(lesson, seats) : null;
  const consented = seatsWithConsent(await consentsOfLesson(db, lessonId, seats, nowMs), 'camera');
  return { seats, leadingSeatId: leading, rolls: counts, pupils, consented };
}
