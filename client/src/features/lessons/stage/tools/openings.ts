import { type LessonTimeMs, type StageEvent, type StageState, twinTick } from '@tongyan/media/timeline';
import { loadFace } from '@tongyan/scenes/catalogue/scenes';
import type { ExerciseFace } from '@tongyan/scenes/session';
import type { StageMaterial } from '../props.ts';

const freshId = (prefix: string): string => `${prefix}${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;

/**
 * What brings a material to the front; nothing where it cannot be shown. What was open before comes back as it was.
 *
 * @param exercise of a twin: begins anew with it. Left out: the run that is open goes on, or the first exercise begins
 */
export async function openingOf(
  material: StageMaterial,
  stage: StageState,
  at: LessonTimeMs,
  exercise?: ExerciseFace,
): Promise<readonly StageEvent[]> {
  const { id, kind, pages, contentUrl, documentId, sceneId } = material;
  switch (kind) {
    case 'slides':
    case 'image': {
      const page = stage.slides?.deckId === id ? stage.slides.page : 1;
      return [{ kind: 'slides.open', deckId: id, pages: pages ?? 1, page }];
    }
    case 'document':
      return documentId === null ? [] : [{ kind: 'document.open', documentId }];
    case 'video': {
      if (contentUrl === null) return [];
      const known = stage.video?.mediaId === id ? stage.video.durationMs : await durationMsOf(contentUrl);
      return known === null ? [] : [{ kind: 'video.open', mediaId: id, durationMs: known }];
    }
    case 'twin':
      return sceneId === null ? [] : twinOpening(sceneId, stage, at, exercise);
  }
}

const MS_PER_S = 1_000;

async function twinOpening(
  sceneId: string,
  { twin }: StageState,
  at: LessonTimeMs,
  exercise: ExerciseFace | undefined,
): Promise<readonly StageEvent[]> {
  if (exercise === undefined && twin?.sceneId === sceneId) {
    const { runId, exerciseId, seed, tickMs } = twin;
    const again = { runId, sceneId, seed, tickMs, ...(exerciseId === null ? {} : { exerciseId }) };
    return [
      { kind: 'twin.open', ...again },
      { kind: 'twin.pace', atTick: twinTick(twin, at), rate: 1 },
    ];
  }
  const chosen = exercise ?? (await loadFace(sceneId))?.exercises[0];
  if (chosen === undefined) return [];
  const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
  const { id: exerciseId, tickS } = chosen;
  return [
    { kind: 'twin.open', runId: freshId('run'), sceneId, exerciseId, seed, tickMs: tickS * MS_PER_S },
    { kind: 'twin.pace', atTick: 0, rate: 1 },
  ];
}

const PATIENCE_MS = 15_000;

/** How long a video is; null where it does not tell. */
function durationMsOf(url: string): Promise<number | null> {
  const video = document.createElement('video');
  return new Promise((resolve) => {
    const end = (durationS: number): void => {
      video.removeAttribute('src');
      resolve(Number.isFinite(durationS) && durationS > 0 ? durationS * MS_PER_S : null);
    };
    video.preload = 'metadata';
    video.addEventListener('error', () => end(0));
    video.addEventListener('loadedmetadata', () => {
      if (Number.isFinite(video.duration)) return end(video.duration);
      // Films of a recorder do not tell their length until their end was looked at.
      video.addEventListener('durationchange', () =>
        Number.isFinite(video.duration) ? end(video.duration) : undefined,
      );
      video.currentTime = Number.MAX_SAFE_INTEGER;
    });
    setTimeout(() => end(0), PATIENCE_MS);
    video.src = url;
  });
}

/** A board that there is, or a new one after those. */
export function boardOpening(stage: StageState, isNew: boolean): StageEvent {
  const boardId = isNew || stage.boards.length === 0 ? `board${stage.boards.length + 1}` : stage.boardId;
  return { kind: 'board.open', boardId: boardId ?? stage.boards.at(-1)?.boardId ?? 'board1' };
}
