import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { Select } from '../../../../ui/select.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import type { Deeds } from '../links/use-deeds.ts';
import { useFloor } from '../links/use-links.ts';
import type { Classroom } from '../model/classrooms.ts';

interface SmallDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly deeds: Deeds;
}

const MINUTES = ['1', '2', '3', '5', '10', '15'] as const;

export function TimerDialog({ isOpen, onClose, deeds }: SmallDialogProps): ReactNode {
  const { t } = useTranslation('lessons');
  const { view } = useFloor();
  const [minutes, setMinutes] = useState<(typeof MINUTES)[number]>('3');
  const isRunning = view !== null && view.timer !== null;
  function done(kind: 'timer.start' | 'timer.stop'): void {
    if (kind === 'timer.stop') void deeds.floor({ kind });
    else void deeds.floor({ kind, forMs: Number(minutes) * 60_000, label: '' });
    onClose();
  }
  return (
    <Dialog
      title={t('liveTimerTitle')}
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      actions={() => (
        <>
          {isRunning ? <Button onPress={() => done('timer.stop')}>{t('liveTimerStop')}</Button> : null}
          <Button variant="primary" onPress={() => done('timer.start')}>
            {t('liveTimerStart')}
          </Button>
        </>
      )}
    >
      {() => (
        <Select
          label={t('liveTimerMinutes')}
          value={minutes}
          onChange={setMinutes}
          choices={MINUTES.map((id) => ({ id, label: id }))}
        />
      )}
    </Dialog>
  );
}

export function AttentionDialog({ isOpen, onClose, deeds }: SmallDialogProps): ReactNode {
  const { t } = useTranslation('lessons');
  const [note, setNote] = useState<string>(t('liveAttentionDefault'));
  return (
    <Dialog
      title={t('liveAttentionTitle')}
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      actions={() => (
        <Button
          variant="primary"
          onPress={() => {
            void deeds.stage({ kind: 'attention.hold', note: note.trim() });
            onClose();
          }}
        >
          {t('liveAttentionShow')}
        </Button>
      )}
    >
      {() => <TextField autoFocus label={t('liveAttentionNote')} maxLength={200} value={note} onChange={setNote} />}
    </Dialog>
  );
}

const ANY = 'any';

export interface RandomDialogProps extends SmallDialogProps {
  readonly classrooms: readonly Classroom[];
}

/** The server draws, so that nobody can say whom. */
export function RandomDialog({ isOpen, onClose, deeds, classrooms }: RandomDialogProps): ReactNode {
  const { t } = useTranslation('lessons');
  const { view } = useFloor();
  const [from, setFrom] = useState(ANY);
  const draw = view?.draw ?? null;
  const place = classrooms.find(({ classroomId }) => classroomId === draw?.classroomId);
  const name = [place?.place, draw?.pupilName].filter(Boolean).join(' ');
  return (
    <Dialog
      title={t('liveRandomTitle')}
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      actions={() => (
        <>
          {place === undefined || place.kind === 'leadClassroom' ? null : (
            <Button icon="mic" onPress={() => void deeds.bring(place, true).then(onClose)}>
              {t('liveCall')}
            </Button>
          )}
          <Button
            variant="primary"
            onPress={() => void deeds.floor({ kind: 'draw', classroomId: from === ANY ? null : from })}
          >
            {t(draw === null ? 'liveRandomDraw' : 'liveRandomAgain')}
          </Button>
        </>
      )}
    >
      {() => (
        <>
          <Select
            label={t('liveRandomFrom')}
            value={from}
            onChange={setFrom}
            choices={[
              { id: ANY, label: t('liveRandomClassroom') },
              ...classrooms
                .filter(({ kind }) => kind !== 'student')
                .map((one) => ({ id: one.classroomId, label: t('liveRandomPupilOf', { classroom: one.place }) })),
            ]}
          />
          <p role="status">
            {draw === null ? null : (
              <>
                <b>{t('liveRandomDrawn', { name })}</b>
                <br />
                {t('liveRandomAmong', { count: draw.among })}
              </>
            )}
          </p>
        </>
      )}
    </Dialog>
  );
}
