import { describe, expect, it } from 'vitest';

import { mulberry32 } from '../../../collab-server/src/platform/testing-random.ts';
import type { StageEvent } from './events.ts';
import { type Follower, hasGap, haveSeq, hearHead, NEW_FOLLOWER, receive, showDue, takeSnapshot } from './follower.ts';
import { lessonTimeMs } from './lesson-time.ts';
import { planCatchUp, type Snapshot, type StageEntry } from './log.ts';
import { createTestLog, type TestLog } from './testing-lesson.ts';

/** Snapshots are sent for shorter tails than in a lesson, so that a short lesson has many. */
const LONGEST_TAIL = 5;
const END = lessonTimeMs(1e9);

/** What chance decides in one lesson; the same for the same seed. */
interface Chance {
  /** From 0 to `max`. */
  readonly whole: (max: number) => number;
  readonly pick: <Value>(...values: readonly [Value, ...Value[]]) => Value;
}

function chanceOf(seed: number): Chance {
  const next = mulberry32(seed);
  const whole = (max: number): number => Math.floor(next() * (max + 1));
  return { whole, pick: (...values) => values[whole(values.length - 1)] ?? values[0] };
}

/** An event that often fits: ids come from small sets. */
function anyEvent({ pick, whole }: Chance): StageEvent {
  const id = pick('a', 'b', 'constructor');
  const kind = pick(0, 1, 2, 3, 4, 5, 6, 7, 8);
  if (kind === 0) {
    return pick<StageEvent>(
      { kind: 'slides.open', deckId: id, pages: 9, page: 1 + whole(8) },
      { kind: 'document.open', documentId: id },
      { kind: 'phase.begin', phaseId: id },
    );
  }
  if (kind === 1) {
    return pick<StageEvent>(
      { kind: 'slides.turn', page: 1 + whole(9) },
      { kind: 'view.zoom', scale: 1 + whole(3), x: 0.5, y: 0.25 },
      { kind: 'pointer.move', x: whole(10) / 10, y: 0 },
      { kind: 'pointer.hide' },
      { kind: 'document.scroll', blockId: id, past: whole(10) / 10 },
    );
  }
  if (kind === 2) {
    return pick<StageEvent>(
      { kind: 'board.open', boardId: id },
      { kind: 'board.put', elementId: id, element: String(whole(99)) },
      { kind: 'board.erase', elementId: id },
    );
  }
  if (kind === 3) {
    return pick<StageEvent>(
      { kind: 'twin.open', runId: id, sceneId: 'cnc-mill', seed: 1, tickMs: 2 },
      { kind: 'twin.command', atTick: whole(500), command: id },
      { kind: 'twin.pace', atTick: whole(500), rate: whole(2) },
    );
  }
  if (kind === 4) {
    return pick<StageEvent>(
      { kind: 'video.open', mediaId: id, durationMs: 5_000 },
      { kind: 'video.play', positionMs: whole(6_000) },
      { kind: 'video.pause', positionMs: whole(6_000) },
      { kind: 'video.seek', positionMs: whole(6_000) },
      { kind: 'video.rate', rate: pick(0.5, 1, 2) },
    );
  }
  if (kind === 5) {
    return pick<StageEvent>(
      { kind: 'quiz.open', quizId: id, question: '?', options: ['1', '2'], forMs: 1_000 },
      { kind: 'quiz.close', quizId: id },
      { kind: 'quiz.reveal', quizId: id, correctOption: whole(2) },
    );
  }
  if (kind === 8) {
    return pick<StageEvent>(
      { kind: 'ink.put', strokeId: id, stroke: String(whole(99)) },
      { kind: 'ink.erase', strokeId: id },
      { kind: 'ink.clear' },
      { kind: 'quiz.putAway', quizId: id },
    );
  }
  if (kind === 6) return pick<StageEvent>({ kind: 'call.on', classroomId: id }, { kind: 'call.end', classroomId: id });
  return pick<StageEvent>({ kind: 'attention.hold', note: id }, { kind: 'attention.release' });
}

type Message = { readonly entries: readonly StageEntry[]; readonly snapshot?: Snapshot } | { readonly headSeq: number };

function take(follower: Follower, message: Message): Follower {
  if ('headSeq' in message) return hearHead(follower, message.headSeq);
  const { snapshot, entries } = message;
  return receive(snapshot === undefined ? follower : takeSnapshot(follower, snapshot), entries);
}

/** F4, F5: the server's answer at a moment. */
function answer(log: TestLog, have: number, nowMs: number): Message {
  const whole = receive(NEW_FOLLOWER, log.entries);
  const snapshot = showDue(whole, lessonTimeMs(nowMs)).follower.shown;
  const plan = planCatchUp(have, log.head.seq, snapshot.seq, LONGEST_TAIL);
  return { entries: log.entries.slice(plan.afterSeq), ...(plan.snapshot ? { snapshot } : {}) };
}

interface Classroom {
  follower: Follower;
  readonly inbox: Message[];
  readonly shownSeqs: number[];
}

const newClassroom = (): Classroom => ({ follower: NEW_FOLLOWER, inbox: [], shownSeqs: [] });

function show(classroom: Classroom, nowMs: number): void {
  const { follower, entries } = showDue(classroom.follower, lessonTimeMs(nowMs));
  classroom.follower = follower;
  for (const { seq, showAt } of entries) {
    expect(showAt).toBeLessThanOrEqual(nowMs);
    classroom.shownSeqs.push(seq);
  }
}

/** One lesson over lines that lose, double and reorder, then quiet lines. @returns how many entries it had. */
function playLesson(chance: Chance): number {
  const log = createTestLog();
  const classrooms = [newClassroom(), newClassroom(), newClassroom()];
  let nowMs = 0;
  const steps = 40 + chance.whole(80);
  for (let step = 0; step < steps; step += 1) {
    nowMs += chance.whole(200);
    const added = log.add(anyEvent(chance), nowMs, 60 + chance.whole(300));
    for (const classroom of classrooms) {
      const { inbox } = classroom;
      const luck = chance.whole(9);
      if (typeof added !== 'string' && luck >= 3) inbox.push({ entries: [added] });
      if (typeof added !== 'string' && luck === 9) inbox.push({ entries: [added] });
      if (luck === 5) inbox.push({ headSeq: log.head.seq });
      // Asked now and answered now; how long the answer is under way the inbox decides.
      if (luck === 6 && hasGap(classroom.follower)) inbox.push(answer(log, haveSeq(classroom.follower), nowMs));
      for (let arrivals = chance.whole(3); arrivals > 0 && inbox.length > 0; arrivals -= 1) {
        const [message] = inbox.splice(chance.whole(inbox.length - 1), 1);
        if (message !== undefined && chance.whole(9) > 0) classroom.follower = take(classroom.follower, message);
      }
      show(classroom, nowMs);
    }
  }
  const late = newClassroom();
  for (const classroom of [...classrooms, late]) {
    for (const message of classroom.inbox) classroom.follower = take(classroom.follower, message);
    classroom.follower = hearHead(classroom.follower, log.head.seq);
    if (hasGap(classroom.follower)) {
      classroom.follower = take(classroom.follower, answer(log, haveSeq(classroom.follower), nowMs));
    }
    expect(hasGap(classroom.follower)).toBe(false);
    show(classroom, END);
    expect(classroom.follower.shown).toEqual({ seq: log.head.seq, stage: log.stage });
    expect(classroom.follower).toMatchObject({ next: [], beyond: [] });
    expect(classroom.shownSeqs).toEqual([...new Set(classroom.shownSeqs)].toSorted((a, b) => a - b));
  }
  return log.entries.length;
}

const LESSONS = 100;
const given = process.env['FUZZ_SEED'];

describe('F6 convergence', () => {
  it('ends in one stage for all, whatever the lines did', () => {
    const firstSeed = given === undefined ? Math.floor(performance.timeOrigin) >>> 0 : Number(given);
    let entries = 0;
    for (let lesson = 0; lesson < LESSONS; lesson += 1) {
      try {
        entries += playLesson(chanceOf(firstSeed + lesson));
      } catch (error) {
        throw new Error(`FUZZ_SEED=${firstSeed + lesson} plays this lesson first`, { cause: error });
      }
    }
    // The lessons are no empty ones.
    expect(entries).toBeGreaterThan(LESSONS * 10);
  });
});
