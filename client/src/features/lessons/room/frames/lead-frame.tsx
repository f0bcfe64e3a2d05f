import { useState, type ReactNode } from 'react';
import type { StageEvent } from '@tongyan/media/timeline';
import type { StageHand } from '../../stage/tools/stage-tools.tsx';
import { RecordSwitch } from '../../recording/record-switch.tsx';
import { ClassroomList } from '../lead/classroom-list.tsx';
import { AnotherLeads, useLeading } from '../lead/hand-over.tsx';
import { LeadTools } from '../lead/lead-tools.tsx';
import { LineBox } from '../lead/line-box.tsx';
import { QuizPanel } from '../lead/quiz-panel.tsx';
import { useDeeds } from '../links/use-deeds.ts';
import { useLive } from '../links/use-links.ts';
import { useSeatDevices } from '../links/use-seat-devices.ts';
import { classroomsOf } from '../model/classrooms.ts';
import { Captions } from '../parts/captions.tsx';
import { EndButton } from '../parts/end-buttons.tsx';
import { FootLine } from '../parts/foot-line.tsx';
import { LessonBar } from '../parts/lesson-bar.tsx';
import { LiveStage } from '../parts/live-stage.tsx';
import { MessageBox } from '../parts/message-box.tsx';
import { Phases } from '../parts/phases.tsx';
import styles from './frames.module.css';

/** The lead teacher's page: the stage in the middle, the classrooms along its edge. */
export function LeadFrame(): ReactNode {
  const { lesson } = useLive();
  const deeds = useDeeds();
  const devices = useSeatDevices();
  const { leads } = useLeading();
  const classrooms = classroomsOf(lesson);
  const [hand, setHand] = useState<StageHand>({ tool: 'none', penColour: 'red' });
  const [to, setTo] = useState<string | null>(null);
  const onAct = (event: StageEvent): void => void deeds.stage(event);
  return (
    <div className={styles.lead}>
      <LessonBar>
        {leads ? <RecordSwitch lessonId={lesson.id} /> : null}
        <EndButton />
      </LessonBar>
      <div className={styles.middle}>
        <Phases />
        <div className={styles.stageBox}>
          <LiveStage deeds={null} {...(leads ? { tool: hand.tool, penColour: hand.penColour, onAct } : {})} hasSound />
          <Captions />
        </div>
        {leads ? (
          <LeadTools
            deeds={deeds}
            devices={devices}
            classrooms={classrooms}
            hand={hand}
            onHand={setHand}
            onAct={onAct}
          />
        ) : (
          <AnotherLeads />
        )}
        <QuizPanel classrooms={classrooms} deeds={leads ? deeds : null} />
      </div>
      <aside className={styles.side}>
        <ClassroomList
          classrooms={classrooms}
          deeds={leads ? deeds : null}
          onMessage={({ classroomId }) => setTo(classroomId)}
        />
        <LineBox classrooms={classrooms} />
        <MessageBox
          deeds={deeds}
          classrooms={classrooms.filter(({ kind }) => kind === 'receivingClassroom')}
          to={to}
          onTo={setTo}
        />
        <FootLine isSending />
      </aside>
    </div>
  );
}
