import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../../api/problem.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { MediaLinkContext } from '../../../live/media-link.tsx';
import { SoundUnlock } from '../../../live/sound-unlock.tsx';
import { LoadingState } from '../../../ui/states.tsx';
import { lessonKey } from '../desk/queries.ts';
import type { LessonDetail, Seat, SeatKind } from '../desk/types.ts';
import { AssistantFrame, ObserverFrame, StudentFrame, TechnicianFrame } from './frames/beside-frame.tsx';
import frames from './frames/frames.module.css';
import { LeadFrame } from './frames/lead-frame.tsx';
import { ReceivingFrame } from './frames/receiving-frame.tsx';
import { useLinkReports } from './links/use-link-reports.ts';
import { type Live, LiveContext, useFloor, useLessonLinks, useLive, useStage } from './links/use-links.ts';
import { BarredNotice, EndedNotice, RefusedNotice } from './notices.tsx';
import { LineBanner } from './parts/line-banner.tsx';

const FRAMES: Readonly<Record<SeatKind, () => ReactNode>> = {
  leadTeacher: LeadFrame,
  leadClassroom: ReceivingFrame,
  receivingClassroom: ReceivingFrame,
  assistantTeacher: AssistantFrame,
  student: StudentFrame,
  observer: ObserverFrame,
  technician: TechnicianFrame,
};

/** A lesson that is open: its lines stand as long as the page does. */
export function OpenLesson({ lesson, me }: { readonly lesson: LessonDetail; readonly me: Seat }): ReactNode {
  const { t } = useTranslation('lessons');
  const links = useLessonLinks(lesson.id);
  const live = useMemo<Live | null>(() => (links === null ? null : { lesson, me, links }), [lesson, me, links]);
  if (live === null)
    return (
      <div className={frames.notice}>
        <LoadingState rows={4} label={t('liveLoading')} />
      </div>
    );
  return (
    <LiveContext value={live}>
      <MediaLinkContext value={live.links.media}>
        <Inside />
      </MediaLinkContext>
    </LiveContext>
  );
}

function Inside(): ReactNode {
  const { lesson, me, links } = useLive();
  const { refusal, ended } = useStage();
  const { media } = links;
  const problemText = useProblemText();
  useLinkReports();
  useFreshLesson();
  useFocus();
  useEffect(() => void media.join(), [media]);
  if (ended || refusal === 'lesson.over') return <EndedNotice lesson={lesson} />;
  if (refusal === 'lesson.barred') return <BarredNotice lesson={lesson} />;
  if (refusal !== null) {
    const reason = problemText(new ApiProblem({ code: refusal as 'unknown', status: 409 }));
    return <RefusedNotice lesson={lesson} code={refusal} reason={reason} />;
  }
  const Frame = FRAMES[me.seat];
  return (
    <>
      <Frame />
      <LineBanner />
      <SoundUnlock />
    </>
  );
}

/** Asks for the lesson again when a line says that it is not what was read. */
function useFreshLesson(): void {
  const { lesson } = useLive();
  const { ended, refusal } = useStage();
  const { view } = useFloor();
  const queryClient = useQueryClient();
  const known = new Set(lesson.seats.map(({ id }) => id));
  const isOutdated = ended || refusal !== null || (view?.seats.some(({ seatId }) => !known.has(seatId)) ?? false);
  useEffect(() => {
    if (isOutdated) void queryClient.invalidateQueries({ queryKey: lessonKey(lesson.id) });
  }, [isOutdated, queryClient, lesson.id]);
}

/** Where one picture must do, it is the lead teacher's and those of the classrooms on stage. */
function useFocus(): void {
  const { media } = useLive().links;
  const { view } = useFloor();
  const onStage = (view?.seats ?? []).filter((seat) => seat.onStage).map(({ seatId }) => seatId);
  const key = onStage.join(' ');
  useEffect(() => media.setFocus(key === '' ? [] : key.split(' ')), [media, key]);
}
