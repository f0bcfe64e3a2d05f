import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client.ts';
import { useProblemText } from '../../../../app/problem-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { showToast } from '../../../../ui/toast.tsx';
import { lessonKey } from '../../desk/queries.ts';
import type { Seat } from '../../desk/types.ts';
import { useFloor, useLive } from '../links/use-links.ts';
import styles from '../parts/tools.module.css';

/** Of several lead teachers one leads: whether it is this page's, and who else could. */
export function useLeading(): {
  readonly leads: boolean;
  readonly leader: Seat | undefined;
  readonly others: readonly Seat[];
} {
  const { lesson, me } = useLive();
  const { view } = useFloor();
  const leadsNow = (seat: Seat): boolean => view?.seats.find(({ seatId }) => seatId === seat.id)?.leads ?? seat.leads;
  const teachers = lesson.seats.filter(({ seat }) => seat === 'leadTeacher');
  return {
    leads: leadsNow(me),
    leader: teachers.find(leadsNow),
    others: teachers.filter(({ id }) => id !== me.id),
  };
}

/** Gives the lead to a seat. A refusal is said. */
export function useHandOver(): (seatId: string) => Promise<void> {
  const { t } = useTranslation('lessons');
  const { lesson } = useLive();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  return async (seatId) => {
    try {
      const changed = await api('PUT /api/lessons/:lessonId/lead', {
        params: { lessonId: lesson.id },
        body: { seatId },
      });
      queryClient.setQueryData(lessonKey(lesson.id), changed);
    } catch (error) {
      showToast({ text: t('liveActRefused', { reason: problemText(error) }), tone: 'danger' });
    }
  };
}

/** In the place of the tools while another lead teacher leads. */
export function AnotherLeads(): ReactNode {
  const { t } = useTranslation('lessons');
  const { me } = useLive();
  const { leader } = useLeading();
  const handOver = useHandOver();
  return (
    <div className={styles.tools} role="status">
      <p>{t('liveAnotherLeads', { name: leader?.displayName ?? '' })}</p>
      <Button onPress={() => void handOver(me.id)}>{t('liveTakeLead')}</Button>
    </div>
  );
}
