import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSubjectName } from '../../../../i18n/subjects.ts';
import { lessonLink } from '../../desk/links.ts';
import { useLessonNow, useLive } from '../links/use-links.ts';
import { RecordMark } from './record-mark.tsx';
import { TopBar } from './top-bar.tsx';

const TICK_MS = 500;

/** Which lesson it is, how far it has gone, and whether it is recorded. */
export function LessonBar({ children }: { readonly children?: ReactNode }): ReactNode {
  const { t } = useTranslation('lessons');
  const { lesson } = useLive();
  const subjectName = useSubjectName();
  const navigate = useNavigate();
  const lessonMs = useLessonNow(TICK_MS);
  const lead = t('liveLeadLine', { name: `${lesson.home.name} ${lesson.leadName}` });
  return (
    <TopBar
      title={lesson.title}
      subtitle={[lesson.subject === null ? '' : subjectName(lesson.subject), lead].filter(Boolean).join(' · ')}
      lessonMs={lessonMs}
      durationMs={lesson.durationMs}
      onBack={() => void navigate(lessonLink(lesson.id))}
      marks={<RecordMark />}
    >
      {children}
    </TopBar>
  );
}
