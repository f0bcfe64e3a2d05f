import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../ui/text-field.tsx';
import { Checkbox, RadioGroup } from '../../../ui/toggles.tsx';
import type { ExerciseDetail } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import type { TaskForm } from './form.ts';
import styles from './form.module.css';

/** Which faults a run of the task gets. Trainees never see this. */
export function FaultFields({
  form,
  exercise,
  isDisabled,
  onChange,
  error,
}: {
  form: TaskForm;
  exercise: ExerciseDetail;
  isDisabled: boolean;
  onChange: (form: TaskForm) => void;
  error: string | undefined;
}): ReactNode {
  const { t } = useTranslation('training');
  const { text } = useDeskWords();
  const { least, most, of } = exercise.faultCount;
  if (most === 0) return null;
  const faults = exercise.faults ?? [];
  return (
    <fieldset className={styles.faults} disabled={isDisabled}>
      <RadioGroup<TaskForm['faults']>
        label={t('form.faults')}
        value={form.faults}
        isDisabled={isDisabled}
        onChange={(kind) => onChange({ ...form, faults: kind })}
        choices={[
          ...(least === 0 ? [{ id: 'none', label: t('form.faultsNone') } as const] : []),
          { id: 'drawn', label: t('form.faultsDrawn'), note: t('form.faultsDrawnNote') },
          { id: 'chosen', label: t('form.faultsChosen'), note: t('form.faultsChosenNote') },
        ]}
        {...(error === undefined ? {} : { error: `${error} ${t('form.faultsRange', { least, most })}` })}
      />
      {form.faults === 'drawn' && least < Math.min(most, of) ? (
        <div className={styles.number}>
          <TextField
            label={t('form.faultCount')}
            inputMode="numeric"
            isDisabled={isDisabled}
            value={form.faultCount}
            description={t('form.faultCountNote', { least, most: Math.min(most, of) })}
            onChange={(faultCount) => onChange({ ...form, faultCount })}
          />
        </div>
      ) : null}
      {form.faults === 'chosen' ? (
        <ul className={styles.faultList} aria-label={t('form.faultsChosen')}>
          {faults.map((fault) => (
            <li key={fault.id}>
              <Checkbox
                isDisabled={isDisabled}
                isSelected={form.faultIds.includes(fault.id)}
                onChange={(isChosen) =>
                  onChange({
                    ...form,
                    faultIds: isChosen ? [...form.faultIds, fault.id] : form.faultIds.filter((id) => id !== fault.id),
                  })
                }
              >
                {text(fault.title)}
              </Checkbox>
            </li>
          ))}
        </ul>
      ) : null}
    </fieldset>
  );
}
