import { useCallback, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type LessonTimeMs, lessonTimeMs, type StageEvent } from '@tongyan/media/timeline';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { Menu, MenuItem, MenuTrigger } from '../../../../ui/menu.tsx';
import { type StageHand, StageTools } from '../../stage/tools/stage-tools.tsx';
import type { Deeds } from '../links/use-deeds.ts';
import { useFloor, useLive, useStage } from '../links/use-links.ts';
import type { OwnDevices } from '../../../../live/own-devices.ts';
import type { Classroom } from '../model/classrooms.ts';
import { DeviceButtons } from '../../../../live/device-buttons.tsx';
import { useMaterials } from '../parts/live-stage.tsx';
import styles from '../parts/tools.module.css';
import { QuizDialog } from '../quiz/quiz-dialog.tsx';
import { useHandOver, useLeading } from './hand-over.tsx';
import { keepAnswer } from './kept-answers.ts';
import { PhaseButton } from './phase-button.tsx';
import { AttentionDialog, RandomDialog, TimerDialog } from './small-dialogs.tsx';

export interface LeadToolsProps {
  readonly deeds: Deeds;
  readonly devices: OwnDevices;
  readonly classrooms: readonly Classroom[];
  readonly hand: StageHand;
  readonly onHand: (hand: StageHand) => void;
  readonly onAct: (event: StageEvent) => void;
}

type Window = 'quiz' | 'timer' | 'random' | 'attention';

const START = lessonTimeMs(0);

/** Everything that the lead teacher does with the stage and with the classrooms. */
export function LeadTools({ deeds, devices, classrooms, hand, onHand, onAct }: LeadToolsProps): ReactNode {
  const { t } = useTranslation('lessons');
  const { links } = useLive();
  const { stage } = useStage();
  const materials = useMaterials();
  const [open, setOpen] = useState<Window | null>(null);
  const close = (): void => setOpen(null);
  const at = useCallback((): LessonTimeMs => links.stage.lessonNow() ?? START, [links]);
  return (
    <div className={styles.tools} role="group" aria-label={t('liveTools')}>
      <DeviceButtons devices={devices} sources={['microphone', 'camera', 'screen']} isAlways />
      <hr />
      <StageTools stage={stage} at={at} materials={materials} hand={hand} onHand={onHand} onAct={onAct} />
      <hr />
      <Button variant="quiet" icon="quiz" onPress={() => setOpen('quiz')}>
        {t('liveQuizNew')}
      </Button>
      <MoreTools deeds={deeds} onOpen={setOpen} />
      <PhaseButton deeds={deeds} />
      <QuizDialog
        isOpen={open === 'quiz'}
        onClose={close}
        onAsk={(quiz, correct) => {
          if (correct !== null) keepAnswer(quiz.quizId, correct);
          void deeds.stage(quiz);
        }}
      />
      <TimerDialog isOpen={open === 'timer'} onClose={close} deeds={deeds} />
      <RandomDialog isOpen={open === 'random'} onClose={close} deeds={deeds} classrooms={classrooms} />
      <AttentionDialog isOpen={open === 'attention'} onClose={close} deeds={deeds} />
    </div>
  );
}

/** What is needed now and then; what stands on all screens can be taken back with one press. */
function MoreTools({ deeds, onOpen }: { readonly deeds: Deeds; readonly onOpen: (which: Window) => void }): ReactNode {
  const { t } = useTranslation('lessons');
  const { stage } = useStage();
  const { others } = useLeading();
  const handOver = useHandOver();
  const hasTimer = (useFloor().view?.timer ?? null) !== null;
  return (
    <>
      <MenuTrigger>
        <IconButton icon="more" label={t('liveMore')} />
        <Menu aria-label={t('liveMore')} placement="top end">
          <MenuItem id="timer" icon="clock" label={t('liveTimer')} onAction={() => onOpen('timer')} />
          <MenuItem id="random" icon="people" label={t('liveRandom')} onAction={() => onOpen('random')} />
          <MenuItem id="attention" icon="eye" label={t('liveAttention')} onAction={() => onOpen('attention')} />
          {others.map(({ id, displayName }) => (
            <MenuItem
              key={id}
              id={`lead ${id}`}
              icon="person"
              label={t('liveHandOver', { name: displayName })}
              onAction={() => void handOver(id)}
            />
          ))}
        </Menu>
      </MenuTrigger>
      {stage.attention === null ? null : (
        <Button icon="eye-off" onPress={() => void deeds.stage({ kind: 'attention.release' })}>
          {t('liveAttentionOff')}
        </Button>
      )}
      {hasTimer ? (
        <IconButton
          icon="clock"
          label={t('liveTimerStop')}
          isActive
          onPress={() => void deeds.floor({ kind: 'timer.stop' })}
        />
      ) : null}
    </>
  );
}
