import { describe, expect, it } from 'vitest';

import type { StageEvent } from './events.ts';
import { lessonTimeMs } from './lesson-time.ts';
import { EMPTY_LOG, headAfter, leadMs, planCatchUp } from './log.ts';
import { createTestLog, deck, logOf, quiz, twin, video } from './testing-lesson.ts';

describe('the log', () => {
  it('L1 numbers entries from 1 without a gap; what is refused takes no number', () => {
    const log = createTestLog();
    log.add(deck, 100);
    expect(log.add({ kind: 'slides.turn', page: 19 }, 200)).toBe('pageBeyondEnd');
    log.add({ kind: 'slides.turn', page: 18 }, 300);
    expect(log.entries.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it('L1 cannot be read with an entry left out or doubled', () => {
    const [first, second] = logOf(deck, quiz).entries;
    if (first === undefined || second === undefined) throw new Error('there are two');
    expect(() => headAfter(EMPTY_LOG, second)).toThrow('entry 2 follows entry 0');
    expect(() => headAfter(headAfter(EMPTY_LOG, first), first)).toThrow('entry 1 follows entry 1');
  });

  it('L2 accepts nothing earlier than before, also where the clock was put back', () => {
    const log = createTestLog();
    log.add(deck, 5_000);
    log.add({ kind: 'slides.turn', page: 8 }, 1_000);
    expect(log.entries.map(({ acceptedAt }) => acceptedAt)).toEqual([5_000, 5_000]);
  });

  it('L3 shows an entry a lead after it was accepted, and never before the one in front of it', () => {
    const log = createTestLog();
    log.add(deck, 1_000, 400);
    log.add({ kind: 'slides.turn', page: 8 }, 1_100, 60);
    log.add({ kind: 'slides.turn', page: 9 }, 2_000, 60);
    expect(log.entries.map(({ showAt }) => showAt)).toEqual([1_400, 1_400, 2_060]);
  });

  it('L3 takes the farthest follower for the lead, within its limits', () => {
    expect([leadMs([]), leadMs([20, 35]), leadMs([20, 230, 90]), leadMs([4_000])]).toEqual([60, 60, 230, 800]);
  });

  it.each<readonly [string, string, readonly StageEvent[], StageEvent]>([
    ['a page where no slides are open', 'notInFront', [], { kind: 'slides.turn', page: 1 }],
    ['a page while a video is in front', 'notInFront', [deck, video], { kind: 'slides.turn', page: 1 }],
    ['a deck opened beyond its end', 'pageBeyondEnd', [], { ...deck, page: 19 }],
    ['a pointer where nothing is in front', 'notInFront', [], { kind: 'pointer.move', x: 0, y: 0 }],
    ['a zoom where nothing is in front', 'notInFront', [], { kind: 'view.zoom', scale: 2, x: 0, y: 0 }],
    ['drawing without a board', 'notInFront', [deck], { kind: 'board.put', elementId: 'e', element: '{}' }],
    [
      'erasing what is not there',
      'elementUnknown',
      [{ kind: 'board.open', boardId: 'b' }],
      { kind: 'board.erase', elementId: 'e' },
    ],
    ['scrolling without a document', 'notInFront', [], { kind: 'document.scroll', blockId: 'x', past: 0 }],
    ['a command without a twin', 'notInFront', [deck], { kind: 'twin.command', atTick: 0, command: '{}' }],
    [
      'a command before the last one',
      'tickBehind',
      [twin, { kind: 'twin.command', atTick: 9, command: '{}' }],
      { kind: 'twin.command', atTick: 8, command: '{}' },
    ],
    ['a video beyond its end', 'positionBeyondEnd', [video], { kind: 'video.seek', positionMs: 60_001 }],
    ['a rate without a video', 'notInFront', [], { kind: 'video.rate', rate: 2 }],
    ['a quiz that was there before', 'quizUsed', [quiz], quiz],
    [
      'closing a quiz twice',
      'quizNotOpen',
      [quiz, { kind: 'quiz.close', quizId: 'q1' }],
      { kind: 'quiz.close', quizId: 'q1' },
    ],
    ['revealing while answers come', 'quizNotClosed', [quiz], { kind: 'quiz.reveal', quizId: 'q1', correctOption: 0 }],
    [
      'an answer that is no option',
      'optionUnknown',
      [quiz, { kind: 'quiz.close', quizId: 'q1' }],
      { kind: 'quiz.reveal', quizId: 'q1', correctOption: 2 },
    ],
    ['ending a call that is none', 'notCalled', [], { kind: 'call.end', classroomId: 'c' }],
    ['giving back what is not held', 'nothingHeld', [], { kind: 'attention.release' }],
  ])('L4 refuses %s: %s', (_what, misfit, before, event) => {
    const log = logOf(...before);
    const { head } = log;
    expect(log.add(event, 99_000)).toBe(misfit);
    expect(log.head).toBe(head);
  });

  it('F4 answers with what is missing, and with a snapshot where that is much', () => {
    expect(planCatchUp(10, 12, 12)).toEqual({ snapshot: false, afterSeq: 10 });
    expect(planCatchUp(0, 500, 499)).toEqual({ snapshot: false, afterSeq: 0 });
    expect(planCatchUp(0, 501, 499)).toEqual({ snapshot: true, afterSeq: 499 });
  });

  it('F4 sends no snapshot that is not newer than what the follower has', () => {
    expect(planCatchUp(600, 1_200, 600)).toEqual({ snapshot: false, afterSeq: 600 });
  });

  it('takes no time that is none', () => {
    expect(() => lessonTimeMs(Number.NaN)).toThrow('no lesson time');
  });
});
