import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { RadioGroup } from '../../../ui/toggles.tsx';
import styles from './attendance.module.css';
import { countsOf, isRollWrong, marks, type RollForm } from './roll-form.ts';
import type { ClassroomAttendance, RollMark } from './types.ts';
import { useAttendanceWords } from './use-attendance-words.ts';

/** Enters a roll: a mark for each pupil of the class, or heads where there is no list. */
export function RollFields({
  form,
  pupils,
  isPending,
  onChange,
  onCancel,
  onSave,
}: {
  form: RollForm;
  pupils: ClassroomAttendance['pupils'];
  isPending: boolean;
  onChange: (form: RollForm) => void;
  onCancel: () => void;
  onSave: () => void;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const words = useAttendanceWords();
  const choices = marks.map((mark) => ({ id: mark, label: t(`roll.mark.${mark}`) }));
  return (
    <form
      className={styles.rollForm}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isRollWrong(form)) onSave();
      }}
    >
      {form.kind === 'heads' ? (
        <div className={styles.heads}>
          {marks.map((mark) => (
            <TextField
              key={mark}
              label={t(`roll.mark.${mark}`)}
              inputMode="numeric"
              value={form.counts[mark]}
              onChange={(text) => onChange({ ...form, counts: { ...form.counts, [mark]: text } })}
            />
          ))}
        </div>
      ) : (
        <ol className={styles.pupils}>
          {pupils.map(({ personId, displayName }) => (
            <li key={personId}>
              <span aria-hidden="true">{displayName}</span>
              <RadioGroup<RollMark>
                label={displayName}
                isLabelHidden
                orientation="horizontal"
                value={form.marks[personId] ?? 'present'}
                onChange={(mark) => onChange({ ...form, marks: { ...form.marks, [personId]: mark } })}
                choices={choices}
              />
            </li>
          ))}
        </ol>
      )}
      <p className={styles.rollFoot}>
        <span role="status">{words.counts(countsOf(form))}</span>
        <Button variant="quiet" onPress={onCancel}>
          {t('lesson.cancel')}
        </Button>
        <Button type="submit" variant="primary" isPending={isPending} isDisabled={isRollWrong(form)}>
          {t('roll.save')}
        </Button>
      </p>
    </form>
  );
}
