import { createMediaLink, createStageLink, type MediaLink, type StageLink } from '@tongyan/media/client';
import { after } from '../../../../live/after.ts';
import { probe } from '../../../../live/probe.ts';
import { openLiveSocket } from '../../../../live/socket.ts';
import { admit } from '../../desk/admit.ts';
import { createFloorLink, type FloorLink } from './floor-link.ts';

/** Everything through which a page takes part in a lesson. */
export interface LessonLinks {
  readonly stage: StageLink;
  readonly floor: FloorLink;
  readonly media: MediaLink;
  close(): void;
}

const now = (): number => performance.now();

export function openLessonLinks(lessonId: string): LessonLinks {
  const page = crypto.randomUUID();
  const line = openLiveSocket('/lessons');
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
