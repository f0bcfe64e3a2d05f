import { describe, expect, it } from 'vitest';

import { applyEvent } from './apply.ts';
import type { StageEvent } from './events.ts';
import { lessonTimeMs } from './lesson-time.ts';
import { EMPTY_STAGE, strokesInFront, takesAnswers, twinTick, videoPositionMs } from './stage.ts';
import { createTestLog, deck, logOf, quiz, twin, video } from './testing-lesson.ts';

const at = lessonTimeMs;
const board: StageEvent = { kind: 'board.open', boardId: 'b1' };
const put = (elementId: string, element: string): StageEvent => ({ kind: 'board.put', elementId, element });

/** What a log's last entry makes of the stage. */
const stageAfter = (...events: readonly StageEvent[]) => logOf(...events).stage;

describe('the stage', () => {
  it('S1 is plain JSON that follows from the entries alone', () => {
    const { entries, stage } = logOf(deck, board, put('e1', '{}'), twin, video, quiz);
    const again = entries.reduce((state, { event, showAt }) => applyEvent(state, event, showAt), EMPTY_STAGE);
    expect(again).toEqual(stage);
    expect(JSON.parse(JSON.stringify(stage))).toEqual(stage);
  });

  it('S2 stays the same object where an event does not fit', () => {
    expect(applyEvent(EMPTY_STAGE, { kind: 'slides.turn', page: 2 }, at(0))).toBe(EMPTY_STAGE);
  });

  it('S3 brings a board back with its drawing, elements in the order in which they were first put', () => {
    const other: StageEvent = { kind: 'board.open', boardId: 'b2' };
    const events = [board, put('e1', '1'), put('e2', '2'), put('e1', '3'), other, put('e9', '9'), deck, board];
    const { surface, boardId, boards } = stageAfter(...events);
    expect({ surface, boardId }).toEqual({ surface: 'board', boardId: 'b1' });
    expect(boards.map(({ elements }) => elements)).toEqual([
      [
        { elementId: 'e1', element: '3' },
        { elementId: 'e2', element: '2' },
      ],
      [{ elementId: 'e9', element: '9' }],
    ]);
  });

  it('S3 takes an erased element away, and only from the board in use', () => {
    const other: StageEvent = { kind: 'board.open', boardId: 'b2' };
    const erase: StageEvent = { kind: 'board.erase', elementId: 'e1' };
    const { boards } = stageAfter(board, put('e1', '1'), other, put('e1', '2'), erase);
    expect(boards.map(({ elements }) => elements.length)).toEqual([1, 0]);
  });

  it('S3 brings a twin back with its commands, and another run as a new one', () => {
    const command: StageEvent = { kind: 'twin.command', atTick: 40, command: '{"close":"QF1"}' };
    expect(stageAfter(twin, command, deck, twin).twin?.commands).toEqual([{ atTick: 40, command: '{"close":"QF1"}' }]);
    expect(stageAfter(twin, command, { ...twin, runId: 'run2' }).twin?.commands).toEqual([]);
  });

  it('S4 stops a video and a twin where they are when something else comes to the front', () => {
    const played = stageAfter(video, { kind: 'video.play', positionMs: 5_000 }, deck).video;
    expect(played && videoPositionMs(played, at(3_600_000))).toBe(6_000);
    const run = stageAfter(twin, { kind: 'twin.pace', atTick: 100, rate: 2 }, deck).twin;
    expect(run && twinTick(run, at(3_600_000))).toBe(2_100);
  });

  it.each([
    ['another page', { kind: 'slides.turn', page: 8 }],
    ['another surface', board],
    ['another deck', { ...deck, deckId: 'other' }],
  ] as const)('S5 takes zoom and pointer back with %s', (_what, event) => {
    const zoomed = [
      deck,
      { kind: 'view.zoom', scale: 2, x: 0.1, y: 0.2 },
      { kind: 'pointer.move', x: 0.3, y: 0.4 },
    ] as const;
    expect(stageAfter(...zoomed)).toMatchObject({ zoom: { scale: 2, x: 0.1, y: 0.2 }, pointer: { x: 0.3, y: 0.4 } });
    expect(stageAfter(...zoomed, event)).toMatchObject({ zoom: { scale: 1, x: 0.5, y: 0.5 }, pointer: null });
  });

  it('S6 tells where a video is through play, rate, seek and pause', () => {
    const log = createTestLog();
    const positionAt = (nowMs: number): number | null => log.stage.video && videoPositionMs(log.stage.video, at(nowMs));
    log.add(video, 0);
    expect(positionAt(9_000)).toBe(0);
    log.add({ kind: 'video.play', positionMs: 0 }, 10_000);
    expect(positionAt(12_000)).toBe(2_000);
    log.add({ kind: 'video.rate', rate: 2 }, 12_000);
    expect(positionAt(13_000)).toBe(4_000);
    log.add({ kind: 'video.seek', positionMs: 30_000 }, 13_000);
    expect(positionAt(14_000)).toBe(32_000);
    log.add({ kind: 'video.pause', positionMs: 32_000 }, 14_000);
    log.add({ kind: 'video.rate', rate: 0.5 }, 15_000);
    expect(positionAt(20_000)).toBe(32_000);
    log.add({ kind: 'video.play', positionMs: 32_000 }, 20_000);
    expect(positionAt(22_000)).toBe(33_000);
    expect(positionAt(999_000)).toBe(60_000);
  });

  it('S6 tells the tick of a twin, which is whole', () => {
    const run = stageAfter({ ...twin, tickMs: 4 }, { kind: 'twin.pace', atTick: 10, rate: 1 }).twin;
    expect(run && twinTick(run, at(2_011))).toBe(12);
  });

  it('S7 takes answers until a quiz is closed, or its time is over', () => {
    const open = stageAfter({ ...quiz, forMs: 20_000 }).quizzes[0];
    expect(open && [20_999, 21_000].map((nowMs) => takesAnswers(open, at(nowMs)))).toEqual([true, false]);
    const [closed] = stageAfter(quiz, { kind: 'quiz.close', quizId: 'q1' }).quizzes;
    expect(closed && takesAnswers(closed, at(0))).toBe(false);
    const reveal: StageEvent = { kind: 'quiz.reveal', quizId: 'q1', correctOption: 1 };
    const revealed = stageAfter(quiz, { kind: 'quiz.close', quizId: 'q1' }, reveal).quizzes;
    expect(revealed).toMatchObject([{ phase: 'revealed', correctOption: 1 }]);
  });

  it('S7 shows the card of the later quiz until it is put away', () => {
    const log = logOf(quiz, { ...quiz, quizId: 'q2' });
    expect(log.stage.quizShown).toBe('q2');
    expect(log.add({ kind: 'quiz.putAway', quizId: 'q1' }, 3_000)).toBe('quizNotShown');
    log.add({ kind: 'quiz.putAway', quizId: 'q2' }, 3_000);
    expect(log.stage).toMatchObject({ quizShown: null, quizzes: [{ phase: 'open' }, { phase: 'open' }] });
    log.add({ kind: 'quiz.close', quizId: 'q1' }, 4_000);
    expect(log.stage.quizShown).toBe('q1');
  });

  it('S9 keeps what is drawn over slides with its page', () => {
    const ink = (strokeId: string, stroke: string): StageEvent => ({ kind: 'ink.put', strokeId, stroke });
    const log = logOf(deck, ink('s1', '1'), ink('s2', '2'), ink('s1', '3'), { kind: 'slides.turn', page: 8 });
    const shown = () => strokesInFront(log.stage).map(({ stroke }) => stroke);
    expect(shown()).toEqual([]);
    expect(log.add({ kind: 'ink.erase', strokeId: 's1' }, 9_000)).toBe('strokeUnknown');
    log.add(ink('s3', '4'), 9_000);
    log.add({ kind: 'slides.turn', page: 7 }, 9_000);
    expect(shown()).toEqual(['3', '2']);
    log.add({ kind: 'ink.erase', strokeId: 's1' }, 9_000);
    expect(shown()).toEqual(['2']);
    log.add({ kind: 'ink.clear' }, 9_000);
    log.add({ kind: 'slides.turn', page: 8 }, 9_000);
    expect([log.stage.inks.length, shown()]).toEqual([1, ['4']]);
    log.add(board, 9_000);
    expect(log.add(ink('s4', '5'), 9_000)).toBe('notInFront');
  });

  it('S8 calls on several classrooms, each once at a time', () => {
    const log = logOf(
      { kind: 'call.on', classroomId: 'zhenghe' },
      { kind: 'call.on', classroomId: 'shouning', personId: 'p7' },
    );
    expect(log.add({ kind: 'call.on', classroomId: 'zhenghe' }, 5_000)).toBe('calledAlready');
    log.add({ kind: 'call.end', classroomId: 'zhenghe' }, 6_000);
    expect(log.stage.calls).toEqual([{ classroomId: 'shouning', personId: 'p7', since: 2_000 }]);
  });

  it('holds everybody’s attention until it is given back', () => {
    const log = logOf({ kind: 'attention.hold', note: '请看黑板' });
    expect(log.stage.attention).toEqual({ note: '请看黑板' });
    log.add({ kind: 'attention.release' }, 2_000);
    expect(log.stage.attention).toBeNull();
  });
});
