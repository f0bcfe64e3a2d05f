import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { LessonDetail, Phase } from '../desk/types.ts';
import { useLessonAction } from '../desk/use-lesson-action.ts';
import styles from './lesson-page.module.css';
import { bodyOf, formOf, isWrong, minutesIn, MOST_PHASES, moved, type PhaseForm, usualPhases } from './phase-form.ts';

/** The steps of the lesson 教学环节, with their minutes. */
export function Phases({ lesson }: { lesson: LessonDetail }): ReactNode {
  const { t } = useTranslation('lessons');
  const [edited, setEdited] = useState<readonly PhaseForm[]>();
  const { phases, may } = lesson;
  const mayEdit = may.prepare && lesson.state === 'planned';
  const saving = useLessonAction(
    (body: { phases: Phase[] }) => api('PUT /api/lessons/:lessonId/phases', { params: { lessonId: lesson.id }, body }),
    () => setEdited(undefined),
  );
  const planned = minutesIn(formOf(phases));
  return (
    <section aria-labelledby="phases">
      <SectionHeading
        id="phases"
        note={phases.length === 0 ? undefined : t('phases.sum', { minutes: planned })}
        {...(mayEdit && edited === undefined && phases.length > 0
          ? {
              action: (
                <Button size="small" variant="quiet" icon="pen" onPress={() => setEdited(formOf(phases))}>
                  {t('phases.edit')}
                </Button>
              ),
            }
          : {})}
      >
        {t('phases.title')}
      </SectionHeading>
      {edited === undefined ? (
        <>
          {phases.length === 0 ? <p className={styles.quiet}>{t('phases.none')}</p> : null}
          <ol className={styles.phases}>
            {phases.map(({ id, name, minutes }) => (
              <li key={id}>
                <b>{name}</b>
                <span>{t('phases.minutes', { minutes })}</span>
              </li>
            ))}
          </ol>
          {phases.length === 0 && mayEdit ? (
            <p className={styles.buttons}>
              <Button onPress={() => setEdited(usualPhases(lesson.durationMs, (name) => t(`phases.usual.${name}`)))}>
                {t('phases.takeUsual')}
              </Button>
              <Button variant="quiet" onPress={() => setEdited([freshPhase()])}>
                {t('phases.begin')}
              </Button>
            </p>
          ) : null}
        </>
      ) : (
        <PhaseFields
          phases={edited}
          lessonMinutes={Math.round(lesson.durationMs / 60_000)}
          onChange={setEdited}
          isPending={saving.isPending}
          onCancel={() => setEdited(undefined)}
          onSave={() => saving.mutate({ phases: bodyOf(edited) })}
        />
      )}
    </section>
  );
}

const freshPhase = (): PhaseForm => ({ id: crypto.randomUUID(), name: '', minutes: '5' });

function PhaseFields(props: {
  phases: readonly PhaseForm[];
  lessonMinutes: number;
  onChange: (phases: readonly PhaseForm[]) => void;
  isPending: boolean;
  onCancel: () => void;
  onSave: () => void;
}): ReactNode {
  const { phases, lessonMinutes, onChange, isPending, onCancel, onSave } = props;
  const { t } = useTranslation('lessons');
  const sum = minutesIn(phases);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!phases.some(isWrong)) onSave();
      }}
    >
      <ol className={styles.phaseFields}>
        {phases.map((phase, index) => (
          <PhaseRow
            key={phase.id}
            phase={phase}
            number={index + 1}
            isLast={index === phases.length - 1}
            onChange={(next) => onChange(phases.with(index, next))}
            onMove={(by) => onChange(moved(phases, index, by))}
            onRemove={() => onChange(phases.toSpliced(index, 1))}
          />
        ))}
      </ol>
      <p className={styles.quiet} data-warn={sum > lessonMinutes || undefined} role="status">
        {t('phases.of', { sum, minutes: lessonMinutes })}
      </p>
      <p className={styles.buttons}>
        <Button
          icon="plus"
          isDisabled={phases.length >= MOST_PHASES}
          onPress={() => onChange([...phases, freshPhase()])}
        >
          {t('phases.add')}
        </Button>
        <Button variant="quiet" onPress={onCancel}>
          {t('lesson.cancel')}
        </Button>
        <Button type="submit" variant="primary" isPending={isPending} isDisabled={phases.some(isWrong)}>
          {t('lesson.save')}
        </Button>
      </p>
    </form>
  );
}

function PhaseRow(props: {
  phase: PhaseForm;
  number: number;
  isLast: boolean;
  onChange: (phase: PhaseForm) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}): ReactNode {
  const { phase, number, isLast, onChange, onMove, onRemove } = props;
  const { t } = useTranslation('lessons');
  return (
    <li>
      <TextField
        label={t('phases.name', { number })}
        isLabelHidden
        value={phase.name}
        maxLength={40}
        placeholder={t('phases.nameHint')}
        onChange={(name) => onChange({ ...phase, name })}
      />
      <TextField
        label={t('phases.minutesOf', { number })}
        isLabelHidden
        inputMode="numeric"
        value={phase.minutes}
        onChange={(minutes) => onChange({ ...phase, minutes })}
      />
      <span>
        <IconButton icon="up" label={t('phases.up', { number })} isDisabled={number === 1} onPress={() => onMove(-1)} />
        <IconButton icon="down" label={t('phases.down', { number })} isDisabled={isLast} onPress={() => onMove(1)} />
        <IconButton icon="close" label={t('phases.remove', { number })} onPress={onRemove} />
      </span>
    </li>
  );
}
