import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { LessonDetail } from '../desk/types.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import styles from './classes.module.css';

type InvitedClass = LessonDetail['classes'][number];

/** The classes that were invited to a lesson, and what their schools say; nothing while there is none to ask. */
export function LessonClasses({ lesson }: { lesson: LessonDetail }): ReactNode {
  const { t } = useTranslation('lessons');
  const { classes } = lesson;
  if (classes.every(({ answer }) => answer === 'yes')) return null;
  return (
    <section aria-labelledby="lesson-classes">
      <SectionHeading id="lesson-classes" note={classes.length}>
        {t('classes.title')}
      </SectionHeading>
      <ul>
        {classes.map((invited) => (
          <InvitedLine key={invited.classGroupId} invited={invited} lesson={lesson} />
        ))}
      </ul>
      <p className={styles.note}>{t('classes.note')}</p>
    </section>
  );
}

function InvitedLine({ invited, lesson }: { invited: InvitedClass; lesson: LessonDetail }): ReactNode {
  const { t } = useTranslation('lessons');
  const { answer, orgUnitName, title } = invited;
  const tones = { yes: 'good', no: 'danger', none: 'person' } as const;
  const said = answer ?? 'none';
  return (
    <li className={styles.class}>
      <b>
        {orgUnitName} {title}
      </b>
      <Tag tone={tones[said]}>{t(`classes.answer.${said}`)}</Tag>
      {invited.mayAnswer && answer !== 'yes' && lesson.state !== 'ended' ? (
        <AnswerButtons
          lessonId={lesson.id}
          invited={invited}
          mayDecline={answer === null && lesson.state === 'planned'}
        />
      ) : null}
    </li>
  );
}
