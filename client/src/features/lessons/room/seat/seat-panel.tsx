import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Tabs } from '../../../../ui/tabs.tsx';
import { OwnLine } from '../lead/line-box.tsx';
import type { Deeds } from '../links/use-deeds.ts';
import { useFloor, useStage } from '../links/use-links.ts';
import { LineFacts } from '../parts/line-facts.tsx';
import { MessageBox } from '../parts/message-box.tsx';
import { CaptionLine } from './caption-line.tsx';
import { HandBox } from './hand-box.tsx';
import { Notes } from './notes.tsx';
import { QuizEntry } from './quiz-entry.tsx';
import { RollCall } from './roll-call.tsx';
import styles from './seat.module.css';

type SeatTab = 'hand' | 'quiz' | 'roll' | 'messages' | 'caption' | 'notes' | 'link';

export interface SeatPanelProps {
  readonly deeds: Deeds;
  readonly tabs: readonly SeatTab[];
  readonly isLarge?: boolean;
}

/** What somebody in a classroom does beside looking at the stage. */
export function SeatPanel({ deeds, tabs, isLarge = false }: SeatPanelProps): ReactNode {
  const { t } = useTranslation('lessons');
  const { stage } = useStage();
  const { view } = useFloor();
  const [chosen, setChosen] = useState<SeatTab | null>(null);
  const quiz = stage.quizzes.at(-1);
  const asked = quiz?.phase === 'open' ? 1 : 0;
  const messages = view?.messages.length ?? 0;
  const all: Record<SeatTab, { readonly label: string; readonly count?: number; readonly content: ReactNode }> = {
    hand: {
      label: t('liveTabHand'),
      content: <HandBox deeds={deeds} isClassroom isLarge={isLarge} />,
    },
    quiz: {
      label: t('liveTabQuiz'),
      ...(asked === 0 ? {} : { count: asked }),
      content: <QuizEntry deeds={deeds} />,
    },
    roll: { label: t('liveTabRoll'), content: <RollCall /> },
    messages: {
      label: t('liveTabMessages'),
      ...(messages === 0 ? {} : { count: messages }),
      content: <MessageBox deeds={deeds} classrooms={null} to={null} onTo={() => undefined} />,
    },
    caption: { label: t('liveTabCaption'), content: <CaptionLine deeds={deeds} /> },
    notes: { label: t('liveTabNotes'), content: <Notes deeds={deeds} /> },
    link: {
      label: t('liveTabLink'),
      content: (
        <>
          <LineFacts />
          <OwnLine />
        </>
      ),
    },
  };
  const [first = 'link'] = tabs;
  return (
    <div className={styles.panel}>
      <Tabs
        label={t('liveTools')}
        tabs={tabs.map((id) => ({ id, ...all[id] }))}
        selected={chosen ?? first}
        onSelect={setChosen}
      />
    </div>
  );
}
