import { createTestLog } from '../../media/src/timeline/testing-lesson.ts';
import type { StageEntry, StageEvent } from '../../media/src/timeline/index.ts';
import { seededRandom } from '../sync/statistics.ts';

const MINUTE_MS = 60_000;
export const PAGES = 24;

/** A stroke as it is drawn into pictures: points in shares of the page. */
export interface DrawnStroke {
  readonly atMs: number;
  readonly points: readonly (readonly [number, number])[];
  readonly colour: readonly [number, number, number];
}

export interface ScriptedLesson {
  readonly entries: readonly StageEntry[];
  /** Which page stands from when on; page 0 is the board, −1 the twin. */
  readonly pages: readonly { readonly atMs: number; readonly page: number }[];
  readonly strokes: readonly DrawnStroke[];
}

/**
 * A lesson of 45 minutes from a seed, at a teacher's pace: 24 pages with a written stroke every 8 s and a pointer that moves a quarter of the
 * time, five minutes at the board, eight with a twin, three quizzes.
 */
export function scriptLesson(minutes: number, seed = 2_026): ScriptedLesson {
  const random = seededRandom(seed);
  const log = createTestLog();
  const pages: { atMs: number; page: number }[] = [];
  const strokes: DrawnStroke[] = [];
  const endMs = minutes * MINUTE_MS;
  const boardMs = endMs * 0.4;
  const twinMs = endMs * 0.6;
  let count = 0;

  function add(event: StageEvent, atMs: number): void {
    const added = log.add(event, atMs, 250);
    if (typeof added === 'string') throw new Error(`${event.kind}: ${added}`);
  }

  /** Sent seven times a second while it is written, as pages do. */
  function write(atMs: number, isBoard: boolean): void {
    count += 1;
    const id = `s${count}`;
    let [x, y] = [0.1 + 0.7 * random(), 0.15 + 0.6 * random()];
    const points: [number, number][] = [];
    for (let n = 0; n < 60; n += 1) {
      x = Math.min(1, Math.max(0, x + 0.006 * random()));
      y = Math.min(1, Math.max(0, y + 0.03 * (random() - 0.5)));
      points.push([x, y]);
      if (n % 9 !== 8) continue;
      const numbers = points.map(([px, py]) => [Math.round(px * 10_000), Math.round(py * 10_000)]);
      const flat = JSON.stringify({ colour: 'red', width: 3, points: numbers.flat() });
      const stepMs = atMs + n * 16;
      if (isBoard) add({ kind: 'board.put', elementId: id, element: flat }, stepMs);
      else add({ kind: 'ink.put', strokeId: id, stroke: flat }, stepMs);
    }
    strokes.push({ atMs, points, colour: [200, 30, 30] });
  }

  add({ kind: 'slides.open', deckId: 'fractions', pages: PAGES, page: 1 }, 1_000);
  pages.push({ atMs: 0, page: 1 });
  let nextPageMs = 0;
  let page = 1;
  let place: 'slides' | 'board' | 'twin' = 'slides';
  for (let atMs = 5_000; atMs < endMs - 5_000; atMs += 4_000) {
    const wanted =
      atMs >= boardMs && atMs < boardMs + 5 * MINUTE_MS
        ? 'board'
        : atMs >= twinMs && atMs < twinMs + 8 * MINUTE_MS
          ? 'twin'
          : 'slides';
    if (wanted !== place) {
      place = wanted;
      if (place === 'board') add({ kind: 'board.open', boardId: 'b1' }, atMs);
      else if (place === 'twin')
        add({ kind: 'twin.open', runId: 'r1', sceneId: 'motor-starter', seed: 7, tickMs: 1 }, atMs);
      else add({ kind: 'slides.open', deckId: 'fractions', pages: PAGES, page }, atMs);
      pages.push({ atMs, page: place === 'board' ? 0 : place === 'twin' ? -1 : page });
    } else if (place === 'slides' && atMs >= nextPageMs) {
      page = (page % PAGES) + 1;
      add({ kind: 'slides.turn', page }, atMs);
      pages.push({ atMs, page });
      nextPageMs = atMs + 60_000 + 60_000 * random();
    }
    if (place === 'twin')
      add({ kind: 'twin.command', atTick: Math.round(atMs - twinMs) + 500, command: '{"press":"start"}' }, atMs + 500);
    else if (Math.round(atMs / 4_000) % 2 === 0) write(atMs + 500, place === 'board');
    else for (let n = 0; n < 24; n += 1) add({ kind: 'pointer.move', x: random(), y: random() }, atMs + 500 + n * 80);
  }
  return { entries: log.entries, pages, strokes };
}
