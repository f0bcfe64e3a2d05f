import type { StageEntry } from '@tongyan/media/timeline';
import type { LessonMaterialTable } from '../tables.ts';

/** Whether a material stood on the stage at some time. Documents are no matter of this: a replay reads them as they stood then. */
export function wasOnStage(entries: readonly StageEntry[]): (material: LessonMaterialTable) => boolean {
  const opened = new Set<string>();
  for (const { event } of entries) {
    if (event.kind === 'slides.open') opened.add(event.deckId);
    if (event.kind === 'video.open') opened.add(event.mediaId);
    if (event.kind === 'twin.open') opened.add(event.sceneId);
  }
  return ({ id, sceneId }) => opened.has(id) || (sceneId !== null && opened.has(sceneId));
}
