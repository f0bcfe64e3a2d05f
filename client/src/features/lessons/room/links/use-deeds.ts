import { useCallback, useMemo } from 'react';
import type { FloorAct } from '@tongyan/collab-server/contracts';
import type { StageEvent } from '@tongyan/media/timeline';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client.ts';
import { ApiProblem } from '../../../../api/problem.ts';
import { useProblemText } from '../../../../app/problem-text.ts';
import { showToast } from '../../../../ui/toast.tsx';
import { lessonKey } from '../../desk/queries.ts';
import type { Classroom } from '../model/classrooms.ts';
import { useLive } from './use-links.ts';

export interface Deeds {
  /** On everybody's stage. Resolves to whether it was done; a refusal has been said. */
  readonly stage: (event: StageEvent) => Promise<boolean>;
  readonly floor: (act: FloorAct) => Promise<boolean>;
  /** Brings a classroom on stage 连麦, or sends it back. */
  readonly bring: (classroom: Classroom, onStage: boolean) => Promise<boolean>;
  /** Sends a seat out for good, or lets it in again. */
  readonly bar: (seatId: string, barred: boolean) => Promise<boolean>;
}

/** Codes that are no news to a person: the page went, or a newer movement took the place of this one. */
const SILENT: ReadonlySet<string> = new Set(['superseded', 'closed']);

export function useDeeds(): Deeds {
  const { links, lesson } = useLive();
  const { t } = useTranslation('lessons');
  const problemText = useProblemText();
  const queryClient = useQueryClient();

  const say = useCallback(
    (error: unknown) => {
      showToast({ text: t('liveActRefused', { reason: problemText(error) }), tone: 'danger' });
    },
    [t, problemText],
  );

  const judge = useCallback(
    (outcome: { readonly ok: boolean; readonly code?: string }): boolean => {
      if (outcome.ok) return true;
      const code = outcome.code ?? 'unknown';
      if (!SILENT.has(code)) say(new ApiProblem({ code: code as 'unknown', status: 409 }));
      return false;
    },
    [say],
  );

  return useMemo(() => {
    const stage: Deeds['stage'] = async (event) => judge(await links.stage.act(event));
    const floor: Deeds['floor'] = async (act) => judge(await links.floor.act(act));
    const patch = async (seatId: string, body: { readonly onStage?: boolean; readonly barred?: boolean }) => {
      try {
        const params = { lessonId: lesson.id, seatId };
        const changed = await api('PATCH /api/lessons/:lessonId/seats/:seatId', { params, body });
        queryClient.setQueryData(lessonKey(lesson.id), changed);
        return true;
      } catch (error) {
        say(error);
        return false;
      }
    };
    return {
      stage,
      floor,
      bar: (seatId, barred) => patch(seatId, { barred }),
      async bring({ classroomId, seats }, onStage) {
        const [screen] = seats;
        if (screen === undefined) return false;
        const done = await Promise.all([
          patch(screen.id, { onStage }),
          stage(onStage ? { kind: 'call.on', classroomId } : { kind: 'call.end', classroomId }),
        ]);
        return done.every(Boolean);
      },
    };
  }, [links, lesson.id, judge, say, queryClient]);
}
