import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '../../../../ui/select.tsx';
import type { Deeds } from '../links/use-deeds.ts';
import { useFloor, useLive } from '../links/use-links.ts';
import type { Classroom } from '../model/classrooms.ts';
import { Messages } from './messages.tsx';

const ALL = 'all';

/** Between the lead teacher and the assistants of the classrooms. */
export interface MessageBoxProps {
  readonly deeds: Deeds;
  /** The classrooms that can be written to, by the lead teacher; null where it goes to the lead teacher. */
  readonly classrooms: readonly Classroom[] | null;
  /** Which of them, null for all. */
  readonly to: string | null;
  readonly onTo: (classroomId: string | null) => void;
}

export function MessageBox({ deeds, classrooms, to, onTo }: MessageBoxProps): ReactNode {
  const { t } = useTranslation('lessons');
  const { me } = useLive();
  const { view, waiting } = useFloor();
  const name = (classroomId: string | null): string =>
    classrooms?.find((one) => one.classroomId === classroomId)?.school ?? t('liveMessageAll');
  const kept = (view?.messages ?? []).map(({ id, at, fromSeatId, fromName, fromLead, classroomId, text }) => ({
    id,
    atMs: at,
    from:
      classrooms !== null && fromLead
        ? t('liveMessageYou', { name: name(classroomId) })
        : fromSeatId === me.id
          ? t('liveMessageMe')
          : fromName,
    text,
    state: 'kept' as const,
  }));
  const sending = waiting.flatMap((act, index) =>
    act.kind === 'message.send'
      ? [{ id: `waiting ${index}`, atMs: null, from: t('liveMessageMe'), text: act.text, state: 'sending' as const }]
      : [],
  );
  return (
    <Messages
      messages={[...kept, ...sending].toReversed()}
      placeholder={t(classrooms === null ? 'liveMessagePlaceholderLead' : 'liveMessagePlaceholder')}
      onSend={(text) => void deeds.floor({ kind: 'message.send', to: classrooms === null ? null : to, text })}
      receiverId={to}
      receiver={
        classrooms === null || classrooms.length === 0 ? null : (
          <Select
            label={t('liveMessageReceiver')}
            isLabelHidden
            isQuiet
            value={to ?? ALL}
            onChange={(chosen) => onTo(chosen === ALL ? null : chosen)}
            choices={[
              { id: ALL, label: t('liveMessageAll') },
              ...classrooms.map(({ classroomId, school }) => ({ id: classroomId, label: school })),
            ]}
          />
        )
      }
    />
  );
}
