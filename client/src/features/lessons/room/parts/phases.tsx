import type { ReactNode } from 'react';
import { useSince } from '../links/use-changes.ts';
import { useLessonNow, useLive, useStage } from '../links/use-links.ts';
import { PhaseStrip } from './phase-strip.tsx';

const TICK_MS = 5_000;

/** The steps of this lesson; nothing where none were planned. */
export function Phases(): ReactNode {
  const { phases } = useLive().lesson;
  const { phaseId } = useStage().stage;
  const nowMs = useLessonNow(TICK_MS);
  const since = useSince(new Map([['phase', phaseId]]), nowMs).get('phase') ?? null;
  if (phases.length === 0) return null;
  return (
    <PhaseStrip
      phases={phases}
      currentId={phaseId}
      currentMs={since === null || nowMs === null ? null : nowMs - since}
    />
  );
}
