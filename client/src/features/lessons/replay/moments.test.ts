import { lessonTimeMs } from '@tongyan/media/timeline';
import { describe, expect, it } from 'vitest';
import { chunkAt, chunksFor } from './chunks.ts';
import { findMoments, isOnTimeline, type Moment, momentsOf, neighbour, type Replay } from './moments.ts';

type Event = Replay['entries'][number]['event'];

const entry = (seq: number, atMs: number, event: Event): Replay['entries'][number] => ({
  seq,
  acceptedAt: lessonTimeMs(atMs - 60),
  showAt: lessonTimeMs(atMs),
  by: 'lead',
  event,
});

const replay: Replay = {
  title: '分数除法（一）',
  schoolName: '青屿实验小学',
  leadName: '许映川',
  openedAtMs: 0,
  lessonMs: 60_000,
  entries: [
    entry(1, 1_000, { kind: 'phase.begin', phaseId: 'opening' }),
    entry(2, 2_000, { kind: 'slides.open', deckId: 'deck', pages: 18, page: 1 }),
    entry(3, 5_000, { kind: 'pointer.move', x: 0.5, y: 0.5 }),
    entry(4, 9_000, { kind: 'quiz.open', quizId: 'q', question: '4/5 ÷ 3 = ?', options: ['12/5', '4/15'] }),
    entry(5, 20_000, { kind: 'quiz.reveal', quizId: 'q', correctOption: 1 }),
  ],
  watching: 'w',
  pictures: [],
  mayObserve: false,
  sources: [],
  captions: [{ segmentId: 'c', startMs: 3_000, endMs: 5_000, text: '把四份平均分成三份', isFinal: true, by: 'person' }],
  marks: [
    { kind: 'hand', at: 10_000, name: '铜岭中心小学 六（1）班', count: 3 },
    { kind: 'answers', at: 12_000, quizId: 'q', name: '铜岭中心小学 六（1）班', counts: [3, 26] },
  ],
  classrooms: [],
  phases: [{ id: 'opening', name: '情境导入', minutes: 5 }],
};
const moments = momentsOf(replay, () => '课件');
const say = ({ kind, words }: Moment): string => `${kind} ${Object.values(words).join(' ')}`;

describe('moments of a replay', () => {
  it('stand in order of lesson time, with what somebody may look for; a pointer is none', () => {
    expect(moments.map(({ atMs, kind }) => [atMs, kind])).toEqual([
      [1_000, 'phase'],
      [2_000, 'slides'],
      [3_000, 'caption'],
      [9_000, 'quiz'],
      [10_000, 'hand'],
      [12_000, 'answers'],
      [20_000, 'answer'],
    ]);
    expect(moments[0]?.words).toEqual({ name: '情境导入' });
    expect(moments.at(-1)?.words).toEqual({ option: 'B' });
    expect(moments.filter(isOnTimeline).map(({ kind }) => kind)).toEqual(['phase', 'quiz', 'hand']);
  });

  it('are found by words, wherever these stand', () => {
    const kinds = (sought: string) => findMoments(moments, sought, say).map(({ kind }) => kind);
    expect(kinds('平均')).toEqual(['caption']);
    expect(kinds('铜岭 26')).toEqual(['answers']);
    expect(kinds('  ')).toHaveLength(7);
    expect(kinds('没有这句')).toEqual([]);
  });

  it('are stepped through, also back from one that has just begun', () => {
    expect(neighbour(moments, 3_000, 1)?.atMs).toBe(9_000);
    expect(neighbour(moments, 3_100, -1)?.atMs).toBe(1_000);
    expect(neighbour(moments, 500, -1)).toBeUndefined();
    expect(neighbour(moments, 30_000, 1)).toBeUndefined();
  });
});

describe('chunks of sound', () => {
  const chunks = [0, 4_000, 8_000, 40_000].map((startMs) => ({ startMs, durationMs: 4_000 }));

  it('are fetched for now and soon', () => {
    expect(chunksFor(chunks, 5_000).map(({ startMs }) => startMs)).toEqual([4_000, 8_000]);
    expect(chunksFor(chunks, 29_000).map(({ startMs }) => startMs)).toEqual([40_000]);
  });

  it('leave gaps in which nothing is heard', () => {
    expect(chunkAt(chunks, 4_000)?.startMs).toBe(4_000);
    expect(chunkAt(chunks, 12_000)).toBeUndefined();
  });
});
