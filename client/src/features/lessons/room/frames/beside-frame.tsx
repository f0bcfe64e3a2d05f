import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeeds } from '../links/use-deeds.ts';
import { useFloor, useLive } from '../links/use-links.ts';
import { useSeatDevices } from '../links/use-seat-devices.ts';
import { useQuizSeen } from '../links/use-quiz-seen.ts';
import { Tabs } from '../../../../ui/tabs.tsx';
import { BesideLesson } from '../../observation/beside-lesson.tsx';
import { ClassroomList } from '../lead/classroom-list.tsx';
import { QuizPanel } from '../lead/quiz-panel.tsx';
import { classroomsOf } from '../model/classrooms.ts';
import { ConsentNote } from '../parts/consent-note.tsx';
import { Captions } from '../parts/captions.tsx';
import { DeviceButtons } from '../../../../live/device-buttons.tsx';
import { FootLine } from '../parts/foot-line.tsx';
import { LessonBar } from '../parts/lesson-bar.tsx';
import { LeadPicture } from '../parts/lead-picture.tsx';
import { LiveStage } from '../parts/live-stage.tsx';
import { StagePictures } from '../parts/stage-pictures.tsx';
import { Phases } from '../parts/phases.tsx';
import { HandBox } from '../seat/hand-box.tsx';
import { Notes } from '../seat/notes.tsx';
import { OnStageNote } from '../seat/on-stage-note.tsx';
import { SeatPanel } from '../seat/seat-panel.tsx';
import { SeatTable } from '../seat/seat-table.tsx';
import frames from './frames.module.css';
import styles from './beside.module.css';

function useIsOnStage(): boolean {
  const { me } = useLive();
  return useFloor().view?.seats.find(({ seatId }) => seatId === me.id)?.onStage ?? me.onStage;
}

/** An assistant teacher's own device, mostly a phone: the stage small, and everything that is entered for the classroom. */
export function AssistantFrame(): ReactNode {
  const deeds = useDeeds();
  const devices = useSeatDevices();
  const isOnStage = useIsOnStage();
  return (
    <div className={styles.beside}>
      <LessonBar />
      <div className={styles.stageBox}>
        <LiveStage deeds={null} hasSound={false} />
        <Captions />
        {isOnStage ? <OnStageNote isSpeaking={devices.isOn('microphone')} /> : null}
      </div>
      <div className={styles.panel}>
        <ConsentNote />
        <SeatPanel deeds={deeds} tabs={['hand', 'quiz', 'roll', 'messages', 'caption', 'link']} isLarge />
        <div className={styles.devices}>
          <DeviceButtons devices={devices} sources={['microphone']} />
        </div>
        <FootLine isSending={false} />
      </div>
    </div>
  );
}

/** A student at home: the stage, the lead teacher, one's own hand and answers. */
export function StudentFrame(): ReactNode {
  const deeds = useDeeds();
  const devices = useSeatDevices();
  useQuizSeen();
  const isOnStage = useIsOnStage();
  return (
    <div className={styles.beside}>
      <LessonBar />
      <div className={styles.stageBox}>
        <LiveStage deeds={deeds} hasSound />
        <Captions />
        {isOnStage ? <OnStageNote isSpeaking={devices.isOn('microphone')} /> : null}
      </div>
      <div className={styles.panel}>
        <StagePictures />
        <div className={styles.hand}>
          <HandBox deeds={deeds} isClassroom={false} isLarge />
          <DeviceButtons devices={devices} sources={['microphone', 'camera']} />
        </div>
        <ConsentNote />
        <SeatPanel deeds={deeds} tabs={['notes', 'link']} />
        <FootLine isSending={false} />
      </div>
    </div>
  );
}

/** An observer sees what the lead teacher sees, and is neither seen nor heard. */
export function ObserverFrame(): ReactNode {
  const { t } = useTranslation('lessons');
  const { lesson } = useLive();
  const deeds = useDeeds();
  const classrooms = classroomsOf(lesson);
  return (
    <div className={frames.lead}>
      <LessonBar>
        <p className={styles.observing}>{t('liveObserving')}</p>
      </LessonBar>
      <div className={frames.middle}>
        <Phases />
        <div className={frames.stageBox}>
          <LiveStage deeds={null} hasSound />
          <Captions />
        </div>
        <QuizPanel classrooms={classrooms} deeds={null} />
      </div>
      <aside className={`${frames.side} ${styles.observer}`}>
        <Tabs
          label={t('observe.beside')}
          tabs={[
            {
              id: 'classrooms',
              label: t('observe.lessonTab'),
              content: (
                <>
                  <div className={styles.lead}>
                    <LeadPicture />
                  </div>
                  <ClassroomList classrooms={classrooms} deeds={null} onMessage={null} />
                  <Notes deeds={deeds} />
                  <FootLine isSending={false} />
                </>
              ),
            },
            { id: 'sheet', label: t('observe.title'), content: <BesideLesson lessonId={lesson.id} /> },
          ]}
        />
      </aside>
    </div>
  );
}

/** A technician sees every line in numbers, and may send a seat out or let it in again. */
export function TechnicianFrame(): ReactNode {
  const { lesson } = useLive();
  const deeds = useDeeds();
  const classrooms = classroomsOf(lesson);
  return (
    <div className={frames.lead}>
      <LessonBar />
      <div className={frames.middle}>
        <SeatTable deeds={deeds} />
      </div>
      <aside className={frames.side}>
        <div className={styles.small}>
          <LiveStage deeds={null} hasSound={false} />
        </div>
        <ClassroomList classrooms={classrooms} deeds={null} onMessage={null} />
        <FootLine isSending={false} />
      </aside>
    </div>
  );
}
