import { useState, type ReactNode } from 'react';
import { useOwnDevices } from '../links/use-own-devices.ts';
import { useDeeds } from '../links/use-deeds.ts';
import { useLive } from '../links/use-links.ts';
import { ClassroomList } from '../lead/classroom-list.tsx';
import { LeadTools, type LeadHand } from '../lead/lead-tools.tsx';
import { LineBox } from '../lead/line-box.tsx';
import { QuizPanel } from '../lead/quiz-panel.tsx';
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
  const devices = useOwnDevices();
  const classrooms = classroomsOf(lesson);
  const [hand, setHand] = useState<LeadHand>({ tool: 'none', penColour: 'red' });
  const [to, setTo] = useState<string | null>(null);
  return (
    <div className={styles.lead}>
      <LessonBar>
        <EndButton />
      </LessonBar>
      <div className={styles.middle}>
        <Phases />
        <div className={styles.stageBox}>
          <LiveStage
            deeds={null}
            tool={hand.tool}
            penColour={hand.penColour}
            onAct={(event) => void deeds.stage(event)}
          />
          <Captions />
        </div>
        <LeadTools deeds={deeds} devices={devices} classrooms={classrooms} hand={hand} onHand={setHand} />
        <QuizPanel classrooms={classrooms} deeds={deeds} />
      </div>
      <aside className={styles.side}>
        <ClassroomList classrooms={classrooms} deeds={deeds} onMessage={({ classroomId }) => setTo(classroomId)} />
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
