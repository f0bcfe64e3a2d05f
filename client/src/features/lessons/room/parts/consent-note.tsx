import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client.ts';
import type { RouteResponse } from '../../../../api/contracts.ts';
import { useProblemText } from '../../../../app/problem-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { showToast } from '../../../../ui/toast.tsx';
import { AnswerButtons } from '../../classes/answer-buttons.tsx';
import { lessonKey, useLessonConsents } from '../../desk/queries.ts';
import type { LessonDetail } from '../../desk/types.ts';
import { useFloor, useLive } from '../links/use-links.ts';
import styles from './consent-note.module.css';

type ClassroomConsents = RouteResponse<'GET /api/lessons/:lessonId/consents'>['classrooms'][number];

/** Why nobody is seen and heard from this classroom or home, and what to do about it; nothing while they are. No names: it may be projected. */
export function ConsentNote(): ReactNode {
  const { lesson, me } = useLive();
  const { view } = useFloor();
  const mine = new Set(lesson.seats.filter(({ classroomId }) => classroomId === me.classroomId).map(({ id }) => id));
  const isShut = view?.seats.some(({ seatId, consented }) => mine.has(seatId) && consented === false) ?? false;
  return isShut && me.classroomId !== null ? <Shut lesson={lesson} classroomId={me.classroomId} /> : null;
}

function Shut({ lesson, classroomId }: { readonly lesson: LessonDetail; readonly classroomId: string }): ReactNode {
  const { t } = useTranslation('lessons');
  const { me } = useLive();
  const consents = useLessonConsents(lesson.id).data?.classrooms.find((each) => each.classroomId === classroomId);
  const school = lesson.seats.find(({ id }) => id === me.id)?.classroom?.orgUnitId;
  const asked = lesson.classes.find(({ orgUnitId, answer }) => orgUnitId === school && answer !== 'yes');
  const isHome = me.seat === 'student';
  const text = (): string => {
    if (isHome) return t('consentShutHome');
    if (consents === undefined) return '';
    if (consents.pupils === null) return t(asked === undefined ? 'consentShutNoClass' : 'consentShutPending');
    return consents.apartCount === 0 ? t('consentShutNobody') : t('consentShutApart', { count: consents.apartCount });
  };
  return (
    <div className={styles.shut} role="status">
      <Icon name="mic-off" />
      <p>
        <b>{t('consentShutTitle')}</b>
        <span>{text()}</span>
      </p>
      {isHome || consents === undefined ? null : consents.pupils === null ? (
        asked?.mayAnswer === true ? (
          <AnswerButtons lessonId={lesson.id} invited={asked} mayDecline={false} />
        ) : null
      ) : (
        <Confirm lessonId={lesson.id} consents={consents} />
      )}
    </div>
  );
}

function Confirm({
  lessonId,
  consents,
}: {
  readonly lessonId: string;
  readonly consents: ClassroomConsents;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const { classroomId, mayConfirm, apartCount } = consents;
  const confirming = useMutation({
    mutationFn: () =>
      api('PUT /api/lessons/:lessonId/consents/:classroomId/apart', {
        params: { lessonId, classroomId },
        body: { confirmed: true },
      }),
    onSuccess: (answered) => queryClient.setQueryData([...lessonKey(lessonId), 'consents'], answered),
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
  if (apartCount === 0) return null;
  if (!mayConfirm) return <small>{t('consentShutAsk')}</small>;
  return (
    <Button size="small" variant="primary" isPending={confirming.isPending} onPress={() => confirming.mutate()}>
      {t('consentShutConfirm')}
    </Button>
  );
}
