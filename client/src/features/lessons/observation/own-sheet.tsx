import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../app/session.ts';
import { useSubjectName } from '../../../i18n/subjects.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import { CodingPart } from './coding/coding-part.tsx';
import { HeadFields } from './head-fields.tsx';
import { NotesPart } from './notes-part.tsx';
import styles from './observation.module.css';
import { RatingPart } from './rating-part.tsx';
import { ShareBar } from './share-bar.tsx';
import type { Sheet } from './types.ts';
import type { LessonTime } from './use-lesson-time.ts';
import type { ReadObservation } from './use-observation.ts';
import { useSheet } from './use-sheet.ts';
import { WordsPart } from './words-part.tsx';

const parts = ['notes', 'coding', 'rating', 'words', 'head'] as const;
type Part = (typeof parts)[number];

interface OwnSheetProps {
  lessonId: string;
  observation: ReadObservation;
  sheet: Sheet;
  time: LessonTime;
  /** Between sharing and the parts. */
  children?: ReactNode;
}

/** What one observer keeps of a lesson, on a page of its own or beside a replay. */
export function OwnSheet({ lessonId, observation, sheet: kept, time, children }: OwnSheetProps): ReactNode {
  const { t } = useTranslation('lessons');
  const subjectName = useSubjectName();
  const personId = useViewer().person.id;
  const [part, setPart] = useState<Part>('notes');
  // What the server fills in first is the subject's code; on paper stands its name.
  const sheet = kept.version === 0 ? withSubject(kept, subjectName(kept.content.head.subject)) : kept;
  const writing = useSheet(lessonId, sheet);
  const { content, write } = writing;
  const common = { content, write, isOpen: sheet.mayWrite };
  const share = observation.meetings.before.shares.find(({ observerId }) => observerId === personId);
  const body: Readonly<Record<Part, ReactNode>> = {
    notes: <NotesPart {...common} time={time} watched={share?.dimensions ?? []} />,
    coding: <CodingPart {...common} time={time} lessonMs={observation.lesson.lessonMs} figures={sheet.coding} />,
    rating: <RatingPart {...common} scale={observation.scale} figures={sheet.rating} />,
    words: <WordsPart {...common} />,
    head: <HeadFields {...common} />,
  };
  return (
    <div className={styles.sheet}>
      <ShareBar lessonId={lessonId} sheet={sheet} writing={writing} />
      {children}
      <Tabs<Part>
        label={t('observe.parts')}
        selected={part}
        onSelect={setPart}
        tabs={parts.map((id) => ({
          id,
          label: t(`observe.part.${id}`),
          content: body[id],
          ...(id === 'notes' ? { count: content.notes.length } : {}),
        }))}
      />
    </div>
  );
}

const withSubject = (sheet: Sheet, subject: string): Sheet => {
  return { ...sheet, content: { ...sheet.content, head: { ...sheet.content.head, subject } } };
};
