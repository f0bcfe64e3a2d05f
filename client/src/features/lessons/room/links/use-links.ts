import { createContext, use, useEffect, useState } from 'react';
import type { MediaLinkSnapshot, StageLinkSnapshot } from '@tongyan/media/client';
import { useSnapshot } from '../../../../live/media-link.tsx';
import type { LessonDetail, Seat } from '../../desk/types.ts';
import type { FloorSnapshot } from './floor-link.ts';
import { type LessonLinks, openLessonLinks } from './open-links.ts';

/** Where a part of the page stands: which lesson, whose seat, and the lines to it. */
export interface Live {
  readonly lesson: LessonDetail;
  readonly me: Seat;
  readonly links: LessonLinks;
}

export const LiveContext = createContext<Live | null>(null);

/** For everything inside the page of a lesson that is open. */
export function useLive(): Live {
  const live = use(LiveContext);
  if (live === null) throw new Error('a part of the lesson page stands outside of it');
  return live;
}

/** Opens the lines as long as the page stands; null for the moment before. */
export function useLessonLinks(lessonId: string): LessonLinks | null {
  const [links, setLinks] = useState<LessonLinks | null>(null);
  useEffect(() => {
    const opened = openLessonLinks(lessonId);
    setLinks(opened);
    return () => {
      setLinks(null);
      opened.close();
    };
  }, [lessonId]);
  return links;
}

export function useStage(): StageLinkSnapshot {
  return useSnapshot(useLive().links.stage);
}

export function useFloor(): FloorSnapshot {
  return useSnapshot(useLive().links.floor);
}

export function useMedia(): MediaLinkSnapshot {
  return useSnapshot(useLive().links.media);
}

/** Lesson time, read anew so often; null until the clock is known. */
export function useLessonNow(everyMs: number): number | null {
  const { stage } = useLive().links;
  const [nowMs, setNowMs] = useState<number | null>(() => stage.lessonNow() ?? null);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(stage.lessonNow() ?? null), everyMs);
    return () => clearInterval(timer);
  }, [stage, everyMs]);
  return nowMs;
}
