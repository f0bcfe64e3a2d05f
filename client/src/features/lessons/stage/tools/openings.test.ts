import { EMPTY_STAGE, lessonTimeMs, type StageState } from '@tongyan/media/timeline';
import { loadFace } from '@tongyan/scenes/catalogue/scenes';
import { describe, expect, it } from 'vitest';

import type { StageMaterial } from '../props.ts';
import { boardOpening, openingOf } from './openings.ts';

const material = (kind: StageMaterial['kind'], more: Partial<StageMaterial>): StageMaterial => ({
  id: 'm1',
  kind,
  title: 'm1',
  pages: null,
  size: null,
  contentUrl: null,
  documentId: null,
  sceneId: null,
  ...more,
});
const at = lessonTimeMs(60_000);
const opening = (one: StageMaterial, stage: StageState = EMPTY_STAGE) => openingOf(one, stage, at);

describe('what brings a material to the front', () => {
  it('opens slides at their first page, and the deck in use where it was', async () => {
    const slides = material('slides', { pages: 18 });
    const inUse = { ...EMPTY_STAGE, slides: { deckId: 'm1', pages: 18, page: 7 } };
    expect(await opening(slides)).toEqual([{ kind: 'slides.open', deckId: 'm1', pages: 18, page: 1 }]);
    expect(await opening(slides, inUse)).toEqual([{ kind: 'slides.open', deckId: 'm1', pages: 18, page: 7 }]);
    expect(await opening(material('image', { pages: 1 }))).toEqual([
      { kind: 'slides.open', deckId: 'm1', pages: 1, page: 1 },
    ]);
  });

  it('opens a twin by its first exercise and lets it run', async () => {
    const [open, pace] = await opening(material('twin', { sceneId: 'motor-starter' }));
    expect(open).toMatchObject({ kind: 'twin.open', sceneId: 'motor-starter', exerciseId: expect.any(String) });
    expect(pace).toEqual({ kind: 'twin.pace', atTick: 0, rate: 1 });
    expect(await opening(material('twin', { sceneId: 'kettle' }))).toEqual([]);
  });

  it('goes on with a twin that was open, at the tick at which it stood', async () => {
    const twin = {
      runId: 'run1',
      sceneId: 'motor-starter',
      exerciseId: null,
      seed: 7,
      tickMs: 1,
      pace: { position: 4_000, rate: 0, since: lessonTimeMs(0) },
      commands: [],
    };
    expect(await opening(material('twin', { sceneId: 'motor-starter' }), { ...EMPTY_STAGE, twin })).toEqual([
      { kind: 'twin.open', runId: 'run1', sceneId: 'motor-starter', seed: 7, tickMs: 1 },
      { kind: 'twin.pace', atTick: 4_000, rate: 1 },
    ]);
  });

  it('begins a twin anew with the exercise that was chosen, also where one of the same scene was open', async () => {
    const exercises = (await loadFace('motor-starter'))?.exercises ?? [];
    const [first, second] = exercises;
    const one = material('twin', { sceneId: 'motor-starter' });
    const twin = {
      runId: 'run1',
      sceneId: 'motor-starter',
      exerciseId: first?.id ?? null,
      seed: 7,
      tickMs: 1,
      pace: { position: 4_000, rate: 0, since: lessonTimeMs(0) },
      commands: [],
    };
    const [open, pace] = await openingOf(one, { ...EMPTY_STAGE, twin }, at, second);
    expect(open).toMatchObject({ kind: 'twin.open', exerciseId: second?.id });
    expect(open).not.toMatchObject({ runId: 'run1' });
    expect(pace).toEqual({ kind: 'twin.pace', atTick: 0, rate: 1 });
  });

  it('does nothing where there is nothing to show', async () => {
    expect(await opening(material('video', {}))).toEqual([]);
    expect(await opening(material('document', {}))).toEqual([]);
  });

  it('opens the board in use, or a new one after those that there are', () => {
    const two = {
      ...EMPTY_STAGE,
      boardId: 'board1',
      boards: [
        { boardId: 'board1', elements: [] },
        { boardId: 'board2', elements: [] },
      ],
    };
    expect(boardOpening(EMPTY_STAGE, false)).toEqual({ kind: 'board.open', boardId: 'board1' });
    expect(boardOpening(two, false)).toEqual({ kind: 'board.open', boardId: 'board1' });
    expect(boardOpening(two, true)).toEqual({ kind: 'board.open', boardId: 'board3' });
  });
});
