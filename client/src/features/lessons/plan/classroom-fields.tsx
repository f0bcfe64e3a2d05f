import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonField } from '../../../app/chosen-people.tsx';
import { Select } from '../../../ui/select.tsx';
import { FormColumns, FormError } from '../../../ui/send-form.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { ClassroomForm, LessonProblem } from './form.ts';
import { PlacePicker } from './place-picker.tsx';
import styles from './plan.module.css';

const BY_HAND = '';

/** A classroom: where it is, which class sits in it, who is at its screen, and who assists there. */
export function ClassroomFields({
  classroom,
  without,
  problem,
  onChange,
}: {
  classroom: ClassroomForm;
  without: ReadonlySet<string>;
  /** What it lacks, once that is to be told. */
  problem: LessonProblem | undefined;
  onChange: (classroom: ClassroomForm) => void;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const { place, classGroupId, name, bellOffset, screen, assistant } = classroom;
  const set = (change: Partial<ClassroomForm>) => onChange({ ...classroom, ...change });
  const errorOf = (each: LessonProblem) => (problem === each ? t(`plan.problem.${each}`) : undefined);
  const classGroups = place?.classGroups ?? [];
  const isByHand = classGroupId === BY_HAND;
  return (
    <FormColumns>
      <PlacePicker
        label={t('plan.school')}
        placeholder={t('plan.schoolHint')}
        value={place}
        onChange={(next) => set({ place: next, classGroupId: BY_HAND })}
        error={errorOf('classroomPlace')}
      />
      <div className={styles.className}>
        {classGroups.length === 0 ? null : (
          <Select
            label={t('plan.class')}
            value={classGroupId}
            onChange={(id) => set({ classGroupId: id })}
            choices={[
              ...classGroups.map(({ id, title }) => ({ id, label: title })),
              { id: BY_HAND, label: t('plan.classByHand') },
            ]}
          />
        )}
        {isByHand ? (
          <TextField
            label={classGroups.length === 0 ? t('plan.class') : t('plan.className')}
            placeholder={t('plan.classHint')}
            value={name}
            maxLength={60}
            onChange={(next) => set({ name: next })}
            error={errorOf('classroomName')}
          />
        ) : null}
      </div>
      <TextField
        label={t('plan.bellOffset')}
        description={t('plan.bellOffsetNote')}
        value={bellOffset}
        inputMode="text"
        maxLength={3}
        onChange={(next) => set({ bellOffset: next })}
        error={errorOf('classroomBell')}
      />
      <PersonField
        label={t('plan.screen')}
        placeholder={t('plan.screenHint')}
        person={screen}
        without={without}
        onChange={(person) => set({ screen: person })}
      />
      <PersonField
        label={t('seat.assistantTeacher')}
        placeholder={t('plan.personHint')}
        person={assistant}
        without={without}
        onChange={(person) => set({ assistant: person })}
      />
      <FormError text={errorOf('classroomNobody')} />
    </FormColumns>
  );
}
