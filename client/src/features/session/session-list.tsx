import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import type { RouteResponse } from '../../api/contracts.ts';
import { useProblemText } from '../../app/problem-text.ts';
import { leaveForSignIn } from '../../app/session.ts';
import { useWhen } from '../../i18n/when.ts';
import { Button } from '../../ui/button.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { Tag } from '../../ui/tag.tsx';
import { showToast } from '../../ui/toast.tsx';
import styles from './account-page.module.css';
import { deviceOf } from './device.ts';

/** So many are shown at first, this device above all. */
const SHOWN = 5;

type OpenSession = RouteResponse<'GET /api/sessions'>['sessions'][number];

export function SessionList({ sessions }: { sessions: readonly OpenSession[] }): ReactNode {
  const { t } = useTranslation('session');
  const deviceName = useDeviceName();
  const { when } = useWhen();
  const { endOne, endMany, isPending } = useEndings();
  const [isWhole, setWhole] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const others = sessions.filter((session) => !session.current).length;
  const inOrder = sessions.toSorted(
    (one, other) => Number(other.current) - Number(one.current) || other.lastSeenAtMs - one.lastSeenAtMs,
  );
  const showWhole = (): void => {
    flushSync(() => setWhole(true));
    // The button that was pressed is gone: the keys go on with the first line that it brought.
    list.current?.querySelectorAll('li')[SHOWN]?.querySelector('button')?.focus();
  };
  const shown = isWhole ? inOrder : inOrder.slice(0, SHOWN);
  return (
    <div ref={list}>
      <Rows>
        {shown.map((session) => {
          const device = deviceName(session.userAgent);
          return (
            <Row
              key={session.id}
              title={device}
              note={`${t('signedInAt', { time: when(session.createdAtMs) })} · ${t('lastSeen', { time: when(session.lastSeenAtMs) })}`}
              aside={
                session.current ? (
                  <Tag tone="chosen">{t('thisDevice')}</Tag>
                ) : (
                  <Button
                    size="small"
                    aria-label={t('endSessionOf', { device })}
                    isDisabled={isPending}
                    onPress={() => endOne({ sessionId: session.id, device })}
                  >
                    {t('endSession')}
                  </Button>
                )
              }
            />
          );
        })}
      </Rows>
      {shown.length === sessions.length ? null : (
        <div className={styles.whole}>
          <Button size="small" variant="quiet" onPress={showWhole}>
            {t('showAllSessions', { count: sessions.length })}
          </Button>
        </div>
      )}
      <div className={styles.endings}>
        {others === 0 ? null : (
          <Button isDisabled={isPending} onPress={() => endMany(true)}>
            {t('endOthers')}
          </Button>
        )}
        <Button variant="danger" isDisabled={isPending} onPress={() => endMany(false)}>
          {t('endAll')}
        </Button>
      </div>
    </div>
  );
}

function useEndings(): {
  endOne: (ending: { sessionId: string; device: string }) => void;
  endMany: (keepCurrent: boolean) => void;
  isPending: boolean;
} {
  const { t } = useTranslation('session');
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const onError = (error: Error): void => showToast({ text: problemText(error), tone: 'danger' });
  const one = useMutation({
    mutationFn: ({ sessionId }: { sessionId: string; device: string }) =>
      api('DELETE /api/sessions/:sessionId', { params: { sessionId } }),
    onSuccess: (_, { device }) => showToast({ text: t('sessionEnded', { device }) }),
    onError,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['sessions'] }),
  });
  const many = useMutation({
    mutationFn: (keepCurrent: boolean) => api('DELETE /api/sessions', { query: { keepCurrent } }),
    onSuccess: async ({ endedSessions }, keepCurrent) => {
      if (!keepCurrent) {
        leaveForSignIn();
        return;
      }
      showToast({ text: t('othersEnded', { count: endedSessions }) });
      await queryClient.invalidateQueries({ queryKey: ['sessions'] });
    },
    onError,
  });
  return { endOne: one.mutate, endMany: many.mutate, isPending: one.isPending || many.isPending };
}

function useDeviceName(): (userAgent: string) => string {
  const { t } = useTranslation('session');
  return (userAgent) => {
    const device = deviceOf(userAgent);
    return device === undefined ? t('unknownDevice') : t('deviceOn', device);
  };
}
