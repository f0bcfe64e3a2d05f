import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../../../app/query-view.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Select } from '../../../../ui/select.tsx';
import { marks, type RollForm, rollFormOf } from '../../attendance/roll-form.ts';
import type { ClassroomAttendance } from '../../attendance/types.ts';
import { useAttendance, useCallRoll } from '../../attendance/use-attendance.ts';
import { useAttendanceWords } from '../../attendance/use-attendance-words.ts';
import { useLive } from '../links/use-links.ts';
import { NumberField } from '../parts/number-field.tsx';
import styles from './seat.module.css';

/** Calls the roll of the assistant's classroom: by name where its class is known, by heads otherwise. */
export function RollCall(): ReactNode {
  const { lesson, me } = useLive();
  const query = useAttendance(lesson.id, false);
  return (
    <QueryView query={query}>
      {({ classrooms }) => {
        const mine = classrooms.find(({ classroomId }) => classroomId === me.classroomId);
        return mine === undefined ? null : <Entry key={mine.roll?.calledAtMs ?? 0} classroom={mine} />;
      }}
    </QueryView>
  );
}

function Entry({ classroom }: { readonly classroom: ClassroomAttendance }): ReactNode {
  const { t } = useTranslation('lessons');
  const { lesson } = useLive();
  const words = useAttendanceWords();
  const { roll, mayCallRoll, classroomId, pupils } = classroom;
  const [form, setForm] = useState<RollForm>(() => rollFormOf(classroom));
  const calling = useCallRoll(lesson.id, classroomId, () => undefined);
  return (
    <form
      className={styles.roll}
      onSubmit={(event) => {
        event.preventDefault();
        calling.mutate(form);
      }}
    >
      {form.kind === 'heads' ? <p>{t('liveRollNone')}</p> : null}
      <ul>
        {form.kind === 'heads'
          ? marks.map((mark) => (
              <li key={mark}>
                <span>{t(`roll.mark.${mark}`)}</span>
                <NumberField
                  label={t(`roll.mark.${mark}`)}
                  value={Number(form.counts[mark])}
                  isDisabled={!mayCallRoll}
                  onChange={(heads) => setForm({ ...form, counts: { ...form.counts, [mark]: String(heads) } })}
                />
              </li>
            ))
          : pupils.map(({ personId, displayName }) => (
              <li key={personId}>
                <span>{displayName}</span>
                <Select
                  label={displayName}
                  isLabelHidden
                  isDisabled={!mayCallRoll}
                  value={form.marks[personId] ?? 'present'}
                  onChange={(mark) => setForm({ ...form, marks: { ...form.marks, [personId]: mark } })}
                  choices={marks.map((id) => ({ id, label: t(`roll.mark.${id}`) }))}
                />
              </li>
            ))}
      </ul>
      <Button type="submit" variant="primary" isDisabled={!mayCallRoll} isPending={calling.isPending}>
        {t('roll.save')}
      </Button>
      <p role="status">{roll === null ? '' : t('liveRollSaved', { counts: words.counts(roll.counts) })}</p>
    </form>
  );
}
