import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import type { PenColour, StageTool } from '../../stage/props.ts';
import type { Deeds } from '../links/use-deeds.ts';
import type { OwnDevices } from '../links/use-own-devices.ts';
import { useStage } from '../links/use-links.ts';
import type { Classroom } from '../model/classrooms.ts';
import { DeviceButtons } from '../parts/device-buttons.tsx';
import styles from '../parts/tools.module.css';
import { QuizDialog } from '../quiz/quiz-dialog.tsx';
import { keepAnswer } from './kept-answers.ts';
import { PhaseButton } from './phase-button.tsx';
import { AttentionDialog, RandomDialog, TimerDialog } from './small-dialogs.tsx';

/** What the lead teacher holds over the stage. */
export interface LeadHand {
  readonly tool: StageTool;
  readonly penColour: PenColour;
}

export interface LeadToolsProps {
  readonly deeds: Deeds;
  readonly devices: OwnDevices;
  readonly classrooms: readonly Classroom[];
  readonly hand: LeadHand;
  readonly onHand: (hand: LeadHand) => void;
}

type Window = 'quiz' | 'timer' | 'random' | 'attention';

export function LeadTools({ deeds, devices, classrooms }: LeadToolsProps): ReactNode {
  const { t } = useTranslation('lessons');
  const { stage } = useStage();
  const [open, setOpen] = useState<Window | null>(null);
  const close = (): void => setOpen(null);
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('liveTools')}>
      <DeviceButtons devices={devices} sources={['microphone', 'camera', 'screen']} />
      <hr />
      <Button variant="quiet" icon="quiz" onPress={() => setOpen('quiz')}>
        {t('liveQuizNew')}
      </Button>
      <Button variant="quiet" icon="clock" onPress={() => setOpen('timer')}>
        {t('liveTimer')}
      </Button>
      <Button variant="quiet" icon="people" onPress={() => setOpen('random')}>
        {t('liveRandom')}
      </Button>
      {stage.attention === null ? (
        <Button variant="quiet" icon="eye" onPress={() => setOpen('attention')}>
          {t('liveAttention')}
        </Button>
      ) : (
        <Button icon="eye-off" onPress={() => void deeds.stage({ kind: 'attention.release' })}>
          {t('liveAttentionOff')}
        </Button>
      )}
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
