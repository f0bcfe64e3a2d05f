import { randomUUID } from 'node:crypto';
import type { StageEvent } from '@tongyan/media/timeline';
import { lendDocument } from '../documents/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { RollCounts, RollMark } from './contract-floor.ts';
import type { FloorEvent } from './floor/entries.ts';
import { openFloorKeeper } from './floor/keeper.ts';
import { addRoll } from './floor/rolls.ts';
import { MOST_MATERIALS } from './materials/rules.ts';
import { insertMaterial } from './materials/store.ts';
import { openStageKeeper } from './stage/keeper.ts';
import { insertLesson, listSeats, markEnded, markOpened, type NewLesson } from './store.ts';

const LEAD_MS = 80;

/** Its classes' schools have said yes. @returns whether the lesson was laid in now: not again where it is there. */
export async function layLesson(db: Db, id: string, lesson: Omit<NewLesson, 'isOwnClass'>): Promise<boolean> {
  const known = await db.selectFrom('liveLesson').select('id').where('id', '=', id).executeTakeFirst();
  if (known) return false;
  await insertLesson(db, { ...lesson, isOwnClass: () => true }, id);
  return true;
}

/** What happened in a lesson that is over: run through the rules of both logs, at lesson time in milliseconds. */
export type LaidPast = {
  readonly openedAtMs: number;
  readonly lastedMs: number;
  /** By the lesson's seat. */
  readonly stage: readonly { readonly at: number; readonly by: string; readonly event: StageEvent }[];
  readonly floor: readonly { readonly at: number; readonly by: string; readonly event: FloorEvent }[];
  readonly rolls: readonly {
    readonly classroomId: string;
    readonly counts: RollCounts;
    readonly marks: readonly { readonly personId: string; readonly mark: RollMark }[];
    readonly calledBy: string;
    readonly at: number;
  }[];
  readonly presence: readonly {
    readonly seatId: string;
    readonly personId: string;
    readonly fromMs: number;
    readonly toMs: number;
  }[];
};

/** @throws where what is laid does not fit the stage */
export async function layPast(db: Db, lessonId: string, past: LaidPast): Promise<void> {
  const { openedAtMs, lastedMs } = past;
  await markOpened(db, lessonId, openedAtMs);
  let at = 0;
  const stage = await openStageKeeper(db, { id: lessonId, openedAtMs }, () => openedAtMs + at);
  for (const [index, laid] of past.stage.entries()) {
    ({ at } = laid);
    const acted = await stage.act({ event: laid.event, by: laid.by, leadMs: LEAD_MS, actKey: `laid ${index}` });
    if (!acted.ok) throw new Error(`${laid.event.kind} does not fit the stage: ${JSON.stringify(acted.error)}`);
  }
  const floor = await openFloorKeeper(db, lessonId, () => at);
  for (const [index, { by, event, ...laid }] of past.floor.entries()) {
    ({ at } = laid);
    await floor.append({ by, actKey: `laid ${index}`, decide: () => ({ ok: true, value: event }) });
  }
  for (const { at: calledAt, ...roll } of past.rolls) {
    await addRoll(db, { ...roll, lessonId, calledAtMs: openedAtMs + calledAt });
  }
  for (const span of past.presence) {
    await db
      .insertInto('lessonPresence')
      .values({ id: randomUUID(), lessonId, ...span })
      .execute();
  }
  await markEnded(db, lessonId, openedAtMs + lastedMs);
}

type LaidDocument = {
  readonly lessonId: string;
  readonly documentId: string;
  readonly title: string;
  /** Who may share it. */
  readonly personId: string;
  readonly nowMs: number;
};

/** Adds a document to a lesson's materials and lets all of its seats read it, as if somebody had added it. */
export async function layDocumentMaterial(
  db: Db,
  { lessonId, documentId, title, personId, nowMs }: LaidDocument,
): Promise<void> {
  const personIds = (await listSeats(db, [lessonId])).map((seat) => seat.personId).filter((id) => id !== personId);
  await lendDocument(db, { documentId, lenderId: personId, personIds, nowMs });
  const noFile = { sha256: null, mime: null, sizeBytes: null, pages: null, widthPx: null, heightPx: null };
  const document = { kind: 'document' as const, documentId, sceneId: null, ...noFile };
  await insertMaterial(db, { lessonId, title, ...document, addedBy: personId, addedAtMs: nowMs }, MOST_MATERIALS);
}
