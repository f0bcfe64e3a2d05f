import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rung } from '@tongyan/media/client';
import { useSince } from '../links/use-changes.ts';
import { useFloor, useLessonNow, useLive, useMedia } from '../links/use-links.ts';
import type { Classroom } from '../model/classrooms.ts';
import { weakestLine } from '../model/ladder.ts';
import { LadderBox } from '../../../../live/ladder-box.tsx';

const TICK_MS = 1_000;

/** The weakest classroom's line; one's own where all of them are well. */
export function LineBox({ classrooms }: { readonly classrooms: readonly Classroom[] }): ReactNode {
  const { t } = useTranslation('lessons');
  const { view } = useFloor();
  const nowMs = useLessonNow(TICK_MS);
  const weakest = weakestLine(classrooms, view);
  const since = useSince(new Map(weakest === null ? [] : [[weakest.classroom.classroomId, weakest.rung]]), nowMs);
  if (weakest === null) return <OwnLine />;
  const { classroom, rung, kbps } = weakest;
  return (
    <LadderBox
      of={classroom.place}
      content={t('liveContent')}
      kept={t('liveLadderKept')}
      rung={rung}
      sinceMs={since.get(classroom.classroomId) ?? null}
      availableKbps={kbps}
      isHeld={false}
    />
  );
}

/** This page's own line, and the choice of its rung. */
export function OwnLine(): ReactNode {
  const { t } = useTranslation('lessons');
  const { media } = useLive().links;
  const { ladder, line } = useMedia();
  const nowMs = useLessonNow(TICK_MS);
  const since = useSince(new Map<string, Rung>([['own', ladder.rung]]), nowMs);
  return (
    <LadderBox
      of={null}
      content={t('liveContent')}
      kept={t('liveLadderKept')}
      rung={ladder.rung}
      sinceMs={since.get('own') ?? null}
      availableKbps={line?.received.availableKbps ?? null}
      isHeld={ladder.manual !== null}
      onHold={(rung) => media.chooseRung(rung)}
    />
  );
}
