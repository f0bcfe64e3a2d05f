import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../ui/button.tsx';
import { FormPart } from '../../../ui/send-form.tsx';
import { Checkbox } from '../../../ui/toggles.tsx';
import { ClassroomFields } from './classroom-fields.tsx';
import { type ClassroomForm, emptyClassroom, type LessonForm, problemOf } from './form.ts';
import styles from './plan.module.css';

const MOST_RECEIVING = 30;

/** The classrooms of a lesson: the lead teacher's own, where there is one, and those that receive. */
export function Classrooms({
  form,
  without,
  isTried,
  onChange,
}: {
  form: LessonForm;
  without: ReadonlySet<string>;
  /** What is lacking is told once somebody wanted to send. */
  isTried: boolean;
  onChange: (change: Partial<LessonForm>) => void;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const { leadClassroom, receiving, home } = form;
  const lackOf = (classroom: ClassroomForm) => (isTried ? problemOf(classroom) : undefined);
  return (
    <FormPart id="plan-classrooms" heading={t('plan.classrooms')} note={t('plan.classroomsNote')}>
      <Checkbox
        isSelected={leadClassroom !== null}
        onChange={(has) => onChange({ leadClassroom: has ? emptyClassroom(home) : null })}
        note={t('plan.leadClassroomNote')}
      >
        {t('plan.leadClassroom')}
      </Checkbox>
      {leadClassroom === null ? null : (
        <fieldset className={styles.room}>
          <legend>{t('seat.leadClassroom')}</legend>
          <ClassroomFields
            classroom={leadClassroom}
            without={without}
            problem={lackOf(leadClassroom)}
            onChange={(next) => onChange({ leadClassroom: next })}
          />
        </fieldset>
      )}
      {receiving.map((classroom, index) => (
        <fieldset key={classroom.id} className={styles.room}>
          <legend>
            {t('plan.receivingNumber', { number: index + 1 })}
            <IconButton
              icon="close"
              size="small"
              label={t('plan.removeClassroom', { number: index + 1 })}
              onPress={() => onChange({ receiving: receiving.filter(({ id }) => id !== classroom.id) })}
            />
          </legend>
          <ClassroomFields
            classroom={classroom}
            without={without}
            problem={lackOf(classroom)}
            onChange={(next) =>
              onChange({ receiving: receiving.map((each) => (each.id === classroom.id ? next : each)) })
            }
          />
        </fieldset>
      ))}
      <p>
        <Button
          icon="plus"
          isDisabled={receiving.length >= MOST_RECEIVING}
          onPress={() => onChange({ receiving: [...receiving, emptyClassroom(null)] })}
        >
          {t('plan.addReceiving')}
        </Button>
      </p>
    </FormPart>
  );
}
