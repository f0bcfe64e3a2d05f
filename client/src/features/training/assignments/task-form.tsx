import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '../../../ui/select.tsx';
import { FormColumns, SendForm, useFormProblems } from '../../../ui/send-form.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { RadioGroup } from '../../../ui/toggles.tsx';
import { sceneTitle } from '../desk/scene-title.ts';
import type { Exercise, ExerciseDetail, Mode, TrainingClass } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import { FaultFields } from './fault-fields.tsx';
import { JudgedFields } from './judged-fields.tsx';
import { problemsOf, type TaskForm, withMode } from './form.ts';
import styles from './form.module.css';

const modes: readonly Mode[] = ['guided', 'practice', 'exam'];

export interface TaskFormProps {
  form: TaskForm;
  onChange: (form: TaskForm) => void;
  /** The exercise that is chosen, once it is read. */
  exercise: ExerciseDetail | undefined;
  exercises: readonly Exercise[];
  classes: readonly TrainingClass[];
  /** What runs depend on stands once somebody has begun; and exercise and class once the task is set. */
  fixed: 'nothing' | 'place' | 'runs';
  isPending: boolean;
  submitLabel: string;
  onSubmit: () => void;
}

/** Sets or changes a task. What is wrong is told once somebody wanted to send it. */
export function TaskFields(props: TaskFormProps): ReactNode {
  const { form, onChange, exercise, exercises, classes, fixed, isPending, submitLabel, onSubmit } = props;
  const { t } = useTranslation('training');
  const { text } = useDeskWords();
  const problems = useFormProblems(problemsOf(form, exercise?.faultCount), (problem) => t(`form.problem.${problem}`));
  const { errorOf, isTried } = problems;
  const set = (change: Partial<TaskForm>) => onChange({ ...form, ...change });
  const offered = exercise === undefined ? modes : modes.filter((mode) => exercise.modes.includes(mode));
  return (
    <SendForm problems={problems} send={submitLabel} isPending={isPending} onSend={onSubmit}>
      <div className={styles.fields}>
        <Select
          label={t('form.exercise')}
          isDisabled={fixed !== 'nothing'}
          choices={exercises.map((each) => ({
            id: `${each.sceneId}/${each.exerciseId}`,
            label: text(each.title),
            note: `${text(sceneTitle(each.sceneId))} · ${t('catalogue.minutes', { count: each.minutes })}`,
          }))}
          value={form.exercise === '' ? null : form.exercise}
          onChange={(id) => set({ exercise: id })}
          error={errorOf('exerciseMissing')}
        />
        <Select
          label={t('form.class')}
          isDisabled={fixed !== 'nothing'}
          choices={classes.map((each) => ({
            id: each.classGroupId,
            label: each.title,
            note: t('form.classNote', { school: each.orgUnitName, count: each.students }),
          }))}
          value={form.classGroupId === '' ? null : form.classGroupId}
          onChange={(id) => set({ classGroupId: id })}
          error={errorOf('classMissing')}
        />
        <TextField
          label={t('form.title')}
          value={form.title}
          maxLength={120}
          onChange={(title) => set({ title })}
          error={errorOf('titleMissing')}
        />
        <RadioGroup<Mode>
          label={t('form.mode')}
          value={form.mode}
          isDisabled={fixed === 'runs'}
          onChange={(mode) => onChange(withMode(form, mode, exercise?.minutes))}
          choices={offered.map((mode) => ({ id: mode, label: t(`mode.${mode}`), note: t(`form.modeNote.${mode}`) }))}
        />
        {exercise === undefined ? null : (
          <FaultFields
            form={form}
            exercise={exercise}
            isDisabled={fixed === 'runs'}
            onChange={onChange}
            error={errorOf('faultsTooFew', 'faultsTooMany')}
          />
        )}
        <JudgedFields
          form={form}
          isDisabled={fixed === 'runs'}
          onChange={onChange}
          isTried={isTried}
          error={errorOf('judgedTooMuch')}
        />
        <FormColumns>
          <TextField
            label={t('form.opens')}
            type="datetime-local"
            value={form.opensAt}
            onChange={(opensAt) => set({ opensAt })}
            error={errorOf('opensWrong')}
          />
          <TextField
            label={t('form.closes')}
            type="datetime-local"
            value={form.closesAt}
            onChange={(closesAt) => set({ closesAt })}
            error={errorOf('closesWrong', 'windowReversed')}
          />
        </FormColumns>
        <FormColumns>
          <TextField
            label={t('form.minutes')}
            inputMode="numeric"
            value={form.minutes}
            isDisabled={fixed === 'runs'}
            description={t('form.minutesNote')}
            onChange={(minutes) => set({ minutes })}
            error={errorOf('minutesWrong')}
          />
          <TextField
            label={t('form.attempts')}
            inputMode="numeric"
            value={form.attempts}
            description={t('form.attemptsNote')}
            onChange={(attempts) => set({ attempts })}
            error={errorOf('attemptsWrong')}
          />
        </FormColumns>
        <RadioGroup<'atOnce' | 'afterClose'>
          label={t('form.results')}
          value={form.results}
          onChange={(results) => set({ results })}
          choices={[
            { id: 'atOnce', label: t('form.resultsAtOnce') },
            { id: 'afterClose', label: t('form.resultsAfterClose'), note: t('form.resultsAfterCloseNote') },
          ]}
        />
        <TextField
          label={t('form.note')}
          rows={3}
          maxLength={4_000}
          value={form.note}
          description={t('form.noteNote')}
          onChange={(note) => set({ note })}
        />
      </div>
    </SendForm>
  );
}
