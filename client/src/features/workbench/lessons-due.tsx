import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nextStepOf, useDueLessons } from '../../app/lessons-due.ts';
import { useNow } from '../../app/use-now.ts';
import { useWhen } from '../../i18n/when.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { SectionHeading } from '../../ui/section-heading.tsx';

const MOST_SHOWN = 4;

/** Lessons of the next hours, and those under way; nothing stands here for whoever has none. */
export function LessonsDue(): ReactNode {
  const { t } = useTranslation('workbench');
  const { time } = useWhen();
  const nowMs = useNow();
  const due = useDueLessons(nowMs);
  if (due.length === 0) return null;
  return (
    <section aria-labelledby="lessons-due">
      <SectionHeading id="lessons-due" note={due.length} action={<Link href="/lessons">{t('timetable')}</Link>}>
        {t('lessonsDue')}
      </SectionHeading>
      <Rows label={t('lessonsDue')}>
        {due.slice(0, MOST_SHOWN).map((lesson) => {
          const step = nextStepOf(lesson, nowMs);
          const href = `/lessons/${encodeURIComponent(lesson.id)}`;
          const isDue = step === 'enter' || step === 'open';
          const act = t(step === 'enter' ? 'enterLesson' : 'open');
          return (
            <Row
              key={lesson.id}
              title={lesson.title}
              href={href}
              note={`${lesson.leadName} · ${lesson.home.name}`}
              aside={
                lesson.state === 'open'
                  ? t('lessonOpen')
                  : `${time(lesson.startsAtMs)}–${time(lesson.startsAtMs + lesson.durationMs)}`
              }
              isUrgent={isDue}
              action={
                <ButtonLink
                  href={step === 'enter' ? `${href}/live` : href}
                  variant={isDue ? 'primary' : 'plain'}
                  aria-label={t('actNamed', { act, title: lesson.title })}
                >
                  {act}
                </ButtonLink>
              }
            />
          );
        })}
      </Rows>
    </section>
  );
}
