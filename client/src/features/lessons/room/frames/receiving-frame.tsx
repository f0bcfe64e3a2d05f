import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { useDeeds } from '../links/use-deeds.ts';
import { useFloor, useLive } from '../links/use-links.ts';
import { useSeatDevices } from '../links/use-seat-devices.ts';
import { useQuizSeen } from '../links/use-quiz-seen.ts';
import { classroomOf, classroomsOf } from '../model/classrooms.ts';
import { Captions } from '../parts/captions.tsx';
import { DeviceButtons } from '../../../../live/device-buttons.tsx';
import { ConsentNote } from '../parts/consent-note.tsx';
import { LessonBar } from '../parts/lesson-bar.tsx';
import { LineFacts } from '../parts/line-facts.tsx';
import { LiveStage } from '../parts/live-stage.tsx';
import { StagePictures } from '../parts/stage-pictures.tsx';
import { SeatPanel } from '../seat/seat-panel.tsx';
import styles from './receiving.module.css';
import { OnStageNote } from '../seat/on-stage-note.tsx';

/** A classroom's screen: the stage for the whole class, and one button for its assistant. */
export function ReceivingFrame(): ReactNode {
  const { t } = useTranslation('lessons');
  const { lesson, me } = useLive();
  const deeds = useDeeds();
  const devices = useSeatDevices();
  useQuizSeen();
  const [isPanelOpen, setPanelOpen] = useState(false);
  const [isLeadShown, setLeadShown] = useState(true);
  const place = classroomOf(classroomsOf(lesson), me)?.school ?? '';
  const isOnStage = useFloor().view?.seats.find(({ seatId }) => seatId === me.id)?.onStage ?? me.onStage;
  return (
    <div className={styles.screen} data-panel={isPanelOpen || undefined}>
      <LessonBar />
      <div className={styles.stageBox}>
        <LiveStage deeds={null} isProjected hasSound />
        {isLeadShown ? (
          <div className={styles.corner}>
            <StagePictures />
          </div>
        ) : null}
        <Captions isProjected />
        {isOnStage ? <OnStageNote isSpeaking={devices.isOn('microphone')} isProjected /> : null}
      </div>
      {isPanelOpen ? (
        <aside className={styles.panel} aria-label={t('liveHelp')}>
          <SeatPanel deeds={deeds} tabs={['hand', 'quiz', 'roll', 'messages', 'link']} isLarge />
        </aside>
      ) : null}
      <footer className={styles.foot}>
        <div className={styles.consent}>
          <ConsentNote />
        </div>
        <b>{place}</b>
        <LineFacts />
        <span className={styles.spacer} />
        <DeviceButtons devices={devices} sources={['camera', 'microphone']} />
        <IconButton
          icon={isLeadShown ? 'eye' : 'eye-off'}
          label={t('liveLeadPicture')}
          isActive={isLeadShown}
          onPress={() => setLeadShown(!isLeadShown)}
        />
        <Button
          variant={isPanelOpen ? 'plain' : 'primary'}
          icon="people"
          aria-expanded={isPanelOpen}
          onPress={() => setPanelOpen(!isPanelOpen)}
        >
          {t(isPanelOpen ? 'liveHelpClose' : 'liveHelp')}
        </Button>
      </footer>
    </div>
  );
}
