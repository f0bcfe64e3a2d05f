import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { useSaid } from '../../../i18n/lists.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/states.tsx';
import { lessonLink, replayLink } from '../desk/links.ts';
import { lessonKey } from '../desk/queries.ts';
import type { LessonDetail } from '../desk/types.ts';
import { useLessonWords } from '../desk/words.ts';
import frames from './frames/frames.module.css';

interface LessonNoticeProps {
  readonly lesson: LessonDetail;
}

function Framed({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={frames.notice}>{children}</div>;
}

function ToLesson({ lesson }: LessonNoticeProps): ReactNode {
  const { t } = useTranslation('lessons');
  return <ButtonLink href={lessonLink(lesson.id)}>{t('liveToLesson')}</ButtonLink>;
}

/** It is not open yet: whoever may open it does so here, and the others wait and come in by themselves. */
export function NotOpenNotice({ lesson }: LessonNoticeProps): ReactNode {
  const { t } = useTranslation('lessons');
  const said = useSaid();
  const words = useLessonWords();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const opening = useMutation({
    mutationFn: () => api('POST /api/lessons/:lessonId/open', { params: { lessonId: lesson.id } }),
    onSuccess: (opened) => queryClient.setQueryData(lessonKey(lesson.id), opened),
  });
  const waiting = t('liveNotOpenText', { lead: lesson.leadName, time: words.moment(lesson.startsAtMs) });
  return (
    <Framed>
      <Notice
        icon="clock"
        heading="h1"
        title={said(t('liveNotOpenTitle'), lesson.title)}
        text={opening.error !== null ? problemText(opening.error) : lesson.may.open ? t('liveNotOpenLead') : waiting}
        role="status"
        action={
          <>
            {lesson.may.open ? (
              <Button variant="primary" isPending={opening.isPending} onPress={() => opening.mutate()}>
                {t('liveOpenNow')}
              </Button>
            ) : null}
            <ToLesson lesson={lesson} />
          </>
        }
      />
    </Framed>
  );
}

export function EndedNotice({ lesson }: LessonNoticeProps): ReactNode {
  const { t } = useTranslation('lessons');
  const said = useSaid();
  return (
    <Framed>
      <Notice
        icon="check"
        heading="h1"
        title={said(t('liveEndedTitle'), lesson.title)}
        text={t('liveEndedText')}
        role="status"
        action={
          <>
            <ButtonLink variant="primary" href={replayLink(lesson.id)}>
              {t('liveToReplay')}
            </ButtonLink>
            <ToLesson lesson={lesson} />
          </>
        }
      />
    </Framed>
  );
}

export function BarredNotice({ lesson }: LessonNoticeProps): ReactNode {
  const { t } = useTranslation('lessons');
  return (
    <Framed>
      <Notice
        icon="lock"
        tone="person"
        heading="h1"
        title={t('liveBarredTitle')}
        text={t('liveBarredText')}
        role="alert"
        action={<ToLesson lesson={lesson} />}
      />
    </Framed>
  );
}

export function NoSeatNotice({ lesson }: LessonNoticeProps): ReactNode {
  const { t } = useTranslation('lessons');
  return (
    <Framed>
      <Notice
        icon="lock"
        heading="h1"
        title={t('liveNoSeatTitle')}
        text={t('liveNoSeatText')}
        action={<ToLesson lesson={lesson} />}
      />
    </Framed>
  );
}

/** The server lets this page in no longer, for a reason of its own. */
export function RefusedNotice({
  lesson,
  code,
  reason,
}: LessonNoticeProps & { readonly code: string; readonly reason: string }): ReactNode {
  const { t } = useTranslation('lessons');
  const isSignedOut = code.startsWith('session.');
  return (
    <Framed>
      <Notice
        icon={isSignedOut ? 'key' : 'error'}
        tone="danger"
        heading="h1"
        title={isSignedOut ? t('liveSignedOutTitle') : t('liveRefusedTitle')}
        text={isSignedOut ? t('liveSignedOutText') : reason}
        role="alert"
        action={<ToLesson lesson={lesson} />}
      />
    </Framed>
  );
}
