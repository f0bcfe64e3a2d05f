import type { SeatGrants } from '@tongyan/media/server';
import { io, type Socket } from 'socket.io-client';
import { classroomIdOf } from './classrooms.ts';
import { listSeats, type SeatRow } from './store.ts';
import { CLASS } from './testing-class.ts';
import type { TestLessons } from './testing-lessons-server.ts';

/** Numbers by a seed, the same each time (mulberry32). */
export function chanceBy(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 15), z | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    is: (share: number): boolean => next() < share,
    of<T>(all: readonly [T, ...T[]]): T {
      return all[below(all.length)] ?? all[0];
    },
  };
}
export type Chance = ReturnType<typeof chanceBy>;

/** Everything that anybody was told, as it came. */
export type Told = { readonly personId: string; readonly how: string; readonly text: string };

/** A page that keeps all that it is sent. */
export class Listener {
  readonly socket: Socket;
  readonly personId: string;
  #n = 0;

  constructor(address: string, personId: string, told: (told: Told) => void) {
    this.personId = personId;
    this.socket = io(`${address}/lessons`, {
      path: '/live',
      transports: ['websocket'],
      extraHeaders: { 'x-test-person': personId },
      forceNew: true,
      reconnection: false,
    });
    this.socket.onAny((how: string, body: unknown) => told({ personId, how, text: JSON.stringify(body) ?? '' }));
    this.socket.on('head', (_head: unknown, answer: () => void) => answer());
  }

  /** undefined where the line is down. */
  async ask(message: string, body: unknown): Promise<unknown> {
    if (!this.socket.connected) return undefined;
    const answer: unknown = await this.socket
      .timeout(5_000)
      .emitWithAck(message, body)
      .catch(() => undefined);
    return answer;
  }

  act(message: 'act' | 'floorAct', act: object): Promise<unknown> {
    this.#n += 1;
    const body = message === 'act' ? { event: act } : { act };
    return this.ask(message, { page: `page-${this.personId}`, n: this.#n, ...body });
  }
}

/** Names that only some may be told. */
export const CLASS_NAMES = ['人 pupil', '人 other'] as const;
export const HOME_NAMES: Readonly<Record<string, string>> = { home1: '家 一号', home2: '家 二号' };

/** Whether somebody may be told a name, by the rules as they are written down, and not by the code that keeps them. */
export function mayBeTold(personId: string, name: string, seats: readonly SeatRow[], isAccepted: boolean): boolean {
  const mine = seats.find((seat) => seat.personId === personId);
  const home = Object.entries(HOME_NAMES).find(([, each]) => each === name);
  if (home !== undefined) {
    return personId === home[0] || personId === 'citychief' || ['leadTeacher', 'technician'].includes(mine?.seat ?? '');
  }
  // By their role at that school.
  if (['villagechief', 'planner'].includes(personId)) return true;
  if (!isAccepted) return false;
  const sitsThere =
    mine !== undefined && seats.some((seat) => seat.invitedClassGroupId === CLASS && isSamePlace(seat, mine));
  return mine?.seat === 'leadTeacher' || sitsThere;
}

const isSamePlace = (one: SeatRow, other: SeatRow): boolean =>
  one.classroomOrgUnitId === other.classroomOrgUnitId && one.classroomName === other.classroomName;

/** What each seat may send just now, by the rules as they are written down. */
export async function mayBeSent(
  server: TestLessons,
  lessonId: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { db } = server;
  const seats = await listSeats(db, [lessonId]);
  const consents = await db.selectFrom('consent').where('purpose', '=', 'live').selectAll().execute();
  const given = new Set(
    consents
      .filter((each) => each.withdrawnAtMs === null && each.expiresAtMs > server.clockMs)
      .map(({ pupilId }) => pupilId),
  );
  const record = await db.selectFrom('consent').where('purpose', '=', 'record').selectAll().execute();
  const recorded = new Set(record.filter((each) => each.withdrawnAtMs === null).map(({ pupilId }) => pupilId));
  const apart = await db.selectFrom('lessonApart').where('lessonId', '=', lessonId).selectAll().execute();
  const accepted = await db.selectFrom('lessonClass').where('lessonId', '=', lessonId).selectAll().execute();
  const isAccepted = accepted.some(({ classGroupId, answer }) => classGroupId === CLASS && answer === 'yes');
  const isOpenTo = (seat: SeatRow): boolean => {
    if (seat.seat === 'student') return given.has(seat.personId);
    const hasClass = seats.some((other) => other.invitedClassGroupId === CLASS && isSamePlace(other, seat));
    if (!hasClass || !isAccepted) return false;
    const without = ['pupil', 'other'].filter((pupil) => !given.has(pupil));
    const either = ['pupil', 'other'].filter((pupil) => !given.has(pupil) || !recorded.has(pupil));
    const classroomId = classroomIdOf(seat, seats);
    const confirmed = apart.find((each) => each.classroomId === classroomId);
    const sitApart = confirmed === undefined ? [] : (JSON.parse(confirmed.pupilIds) as readonly string[]);
    return without.length === 0 || (confirmed !== undefined && either.every((pupil) => sitApart.includes(pupil)));
  };
  const all = new Map<string, readonly string[]>();
  for (const seat of seats) {
    const onStage = seat.onStage === 1;
    const pupils = seat.seat === 'leadClassroom' || (onStage && seat.seat !== 'receivingClassroom');
    if (seat.seat === 'leadTeacher') all.set(seat.id, ['camera', 'microphone', 'screen', 'screenAudio']);
    else if (seat.seat === 'assistantTeacher') all.set(seat.id, onStage ? ['microphone'] : []);
    else if (seat.seat === 'observer' || seat.seat === 'technician' || !isOpenTo(seat)) all.set(seat.id, []);
    else if (seat.seat === 'receivingClassroom') all.set(seat.id, onStage ? ['camera', 'microphone'] : ['camera']);
    else all.set(seat.id, pupils ? ['camera', 'microphone'] : []);
  }
  return all;
}

/** Who is inside of a lesson's room, and what they send. */
export async function inside(
  server: TestLessons,
  mediaRoom: string,
): Promise<readonly { readonly seat: string; readonly isOut: boolean; readonly grants: SeatGrants | null }[]> {
  const entries = [...(server.rooms.inside.get(mediaRoom) ?? [])];
  const rows = await server.db
    .selectFrom('lessonAdmission')
    .innerJoin('lessonSeat', 'lessonSeat.id', 'lessonAdmission.seatId')
    .select(['lessonAdmission.id', 'seatId', 'removedAtMs', 'barred'])
    .execute();
  return entries.flatMap(([identity, grants]) => {
    const row = rows.find(({ id }) => id === identity);
    if (row === undefined) return [];
    return [{ seat: row.seatId, isOut: row.removedAtMs !== null || row.barred === 1, grants }];
  });
}
