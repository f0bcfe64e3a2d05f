import { createMediaLink, createStageLink, type MediaLink, type StageLink } from '@tongyan/media/client';
import { admit, probe } from '../../preflight/platform.ts';
import { createFloorLink, type FloorLink } from './floor-link.ts';
import { openLessonSocket } from './socket.ts';

/** Everything through which a page takes part in a lesson. */
export interface LessonLinks {
  readonly stage: StageLink;
  readonly floor: FloorLink;
  readonly media: MediaLink;
  close(): void;
}

const now = (): number => performance.now();

function after(delayMs: number, act: () => void): () => void {
  const timer = setTimeout(act, delayMs);
  return () => clearTimeout(timer);
}

export function openLessonLinks(lessonId: string): LessonLinks {
  const page = crypto.randomUUID();
  const line = openLessonSocket();
  const { socket } = line;
  const stage = createStageLink({ socket, lessonId, page, now, after });
  const floor = createFloorLink({ socket, lessonId, page, after });
  const media = createMediaLink({ admit: () => admit(lessonId), probe });
  return {
    stage,
    floor,
    media,
    close() {
      stage.close();
      floor.close();
      void media.leave();
      line.close();
    },
  };
}
