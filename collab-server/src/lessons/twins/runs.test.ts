import { lessonTimeMs, type StageEntry, type StageEvent } from '@tongyan/media/timeline';
import { describe, expect, it } from 'vitest';
import { farthestTick, twinRunOf } from './runs.ts';

const logOf = (...events: readonly (readonly [number, StageEvent])[]): readonly StageEntry[] =>
  events.map(([showAt, event], index) => ({
    seq: index + 1,
    acceptedAt: lessonTimeMs(showAt),
    showAt: lessonTimeMs(showAt),
    by: 'lead',
    event,
  }));

const open = (runId: string): StageEvent => ({
  kind: 'twin.open',
  runId,
  sceneId: 'motor-starter',
  seed: 5,
  tickMs: 1,
});
const command = (atTick: number): StageEvent => ({ kind: 'twin.command', atTick, command: '{}' });
const pace = (atTick: number, rate: number): StageEvent => ({ kind: 'twin.pace', atTick, rate });
const board: StageEvent = { kind: 'board.open', boardId: 'b' };

describe('a run as the log tells it', () => {
  it('holds the commands of its own time on the stage, also after something else was shown', () => {
    const entries = logOf(
      [0, open('a')],
      [1, command(3)],
      [2, board],
      [3, open('a')],
      [4, command(9)],
      [5, open('b')],
      [6, command(1)],
    );
    expect(twinRunOf(entries, 'a')?.commands.map(({ atTick }) => atTick)).toEqual([3, 9]);
    expect(twinRunOf(entries, 'b')).toMatchObject({
      sceneId: 'motor-starter',
      exerciseId: null,
      commands: [{ atTick: 1 }],
    });
    expect(twinRunOf(entries, 'c')).toBeNull();
  });

  it('P7 is none where its id was opened anew after another run', () => {
    expect(twinRunOf(logOf([0, open('a')], [1, open('b')], [2, open('a')]), 'a')).toBeNull();
  });
});

describe('the farthest tick of a run', () => {
  it('P3 counts what its pace allows until the moment', () => {
    const entries = logOf([1_000, open('a')], [2_000, pace(0, 2)], [5_000, pace(6_000, 0)], [9_000, pace(6_000, 1)]);
    const at = (ms: number): number => farthestTick(entries, 'a', lessonTimeMs(ms));
    expect([at(500), at(1_900), at(3_000), at(8_000), at(10_000)]).toEqual([0, 0, 2_000, 6_000, 7_000]);
  });

  it('P3 remembers how far it was when it was put back, and grows no more once another run is there', () => {
    const entries = logOf(
      [0, open('a')],
      [0, pace(0, 1)],
      [4_000, pace(100, 0)],
      [5_000, open('b')],
      [6_000, pace(0, 9)],
    );
    expect(farthestTick(entries, 'a', lessonTimeMs(60_000))).toBe(4_000);
  });
});
