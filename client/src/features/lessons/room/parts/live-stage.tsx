import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, type ReactNode } from 'react';
import { type LessonTimeMs, lessonTimeMs } from '@tongyan/media/timeline';
import { api } from '../../../../api/client.ts';
import { useViewer } from '../../../../app/session.ts';
import { LESSONS_KEY } from '../../desk/queries.ts';
import type { Answering, StageMaterial, StageViewProps } from '../../stage/props.ts';
import { StageView } from '../../stage/stage-view.tsx';
import { useTwinPlaces } from '../../stage/twin/use-twin-places.ts';
import type { Deeds } from '../links/use-deeds.ts';
import { useFloor, useLive, useStage } from '../links/use-links.ts';
import { SharedScreen } from './shared-screen.tsx';

const START = lessonTimeMs(0);
/** What is added in the middle of a lesson is shown soon after. */
const ASK_AGAIN_MS = 60_000;

export function useMaterials(): readonly StageMaterial[] {
  const { lesson } = useLive();
  const { stage } = useStage();
  // A deck that this page does not know has just been added.
  const wanted = stage.slides?.deckId ?? stage.video?.mediaId ?? '';
  const { data } = useQuery({
    queryKey: [LESSONS_KEY, 'materials', lesson.id, wanted],
    queryFn: ({ signal }) => api('GET /api/lessons/:lessonId/materials', { params: { lessonId: lesson.id }, signal }),
    refetchInterval: ASK_AGAIN_MS,
    placeholderData: (before) => before,
  });
  return data?.materials ?? NONE;
}

const NONE: readonly StageMaterial[] = [];

export type LiveStageProps = Pick<StageViewProps, 'tool' | 'penColour' | 'onAct' | 'isProjected' | 'hasSound'> & {
  /** Whose answers are their own; null for everybody else. */
  readonly deeds: Deeds | null;
};

/** The stage as it is to be seen at this moment. */
export function LiveStage({ deeds, ...rest }: LiveStageProps): ReactNode {
  const { links, lesson } = useLive();
  const twinPlaceOf = useTwinPlaces(lesson.id);
  const { stage } = useStage();
  const { view } = useFloor();
  const materials = useMaterials();
  const personId = useViewer().person.id;
  const at = useCallback((): LessonTimeMs => links.stage.lessonNow() ?? START, [links]);
  const answering = useAnswering(deeds);
  return (
    <>
      <StageView
        stage={stage}
        at={at}
        materials={materials}
        personId={personId}
        twinPlaceOf={twinPlaceOf}
        timer={view?.timer ?? null}
        {...rest}
        {...(answering === null ? {} : { answering })}
      />
      <SharedScreen />
    </>
  );
}

function useAnswering(deeds: Deeds | null): Answering | null {
  const { stage } = useStage();
  const { view, waiting } = useFloor();
  const kept = view?.quizzes.find(({ quizId }) => quizId === stage.quizShown)?.myOption ?? null;
  const onItsWay = waiting.findLast((act) => act.kind === 'answer.give' && act.quizId === stage.quizShown);
  const option = onItsWay?.kind === 'answer.give' ? onItsWay.option : kept;
  return useMemo(
    () =>
      deeds === null
        ? null
        : { option, answer: (quizId, chosen) => void deeds.floor({ kind: 'answer.give', quizId, option: chosen }) },
    [deeds, option],
  );
}
