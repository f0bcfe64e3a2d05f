import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useLessonWords } from '../desk/words.ts';
import styles from './attendance.module.css';
import { type RollForm, rollFormOf } from './roll-form.ts';
import { RollFields } from './roll-fields.tsx';
import type { ClassroomAttendance, Roll } from './types.ts';
import { useAttendanceWords } from './use-attendance-words.ts';
import { useCallRoll } from './use-attendance.ts';

/** The roll of one classroom: what stands there, what stood there before, and the way to enter it. */
export function RollCall({
  lessonId,
  classroom,
  isClosed,
}: {
  lessonId: string;
  classroom: ClassroomAttendance;
  /** Too late to change it. */
  isClosed: boolean;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const words = useAttendanceWords();
  const { moment } = useLessonWords();
  const [form, setForm] = useState<RollForm>();
  const { roll, orgUnitName, name, classroomId } = classroom;
  const calling = useCallRoll(lessonId, classroomId, () => {
    setForm(undefined);
    showToast({ text: t('roll.kept', { classroom: `${orgUnitName} ${name}` }) });
  });
  return (
    <li className={styles.roll}>
      <div className={styles.rollHead}>
        <span>
          <b>
            {orgUnitName} {name}
          </b>
          <small>
            {roll === null
              ? t('roll.notCalled')
              : `${words.counts(roll.counts)} · ${t('roll.by', { name: roll.calledByName, moment: moment(roll.calledAtMs) })}`}
          </small>
        </span>
        {form === undefined && !isClosed ? (
          <Button
            variant={roll === null ? 'primary' : 'plain'}
            onPress={() => setForm(rollFormOf(classroom))}
            aria-label={`${roll === null ? t('roll.begin') : t('roll.change')} ${orgUnitName} ${name}`}
          >
            {roll === null ? t('roll.begin') : t('roll.change')}
          </Button>
        ) : null}
      </div>
      {form === undefined ? (
        roll === null ? null : (
          <Earlier earlier={roll.earlier} />
        )
      ) : (
        <RollFields
          form={form}
          pupils={classroom.pupils}
          isPending={calling.isPending}
          onChange={setForm}
          onCancel={() => setForm(undefined)}
          onSave={() => calling.mutate(form)}
        />
      )}
    </li>
  );
}

function Earlier({ earlier }: { earlier: Roll['earlier'] }): ReactNode {
  const { t } = useTranslation('lessons');
  const words = useAttendanceWords();
  const { moment } = useLessonWords();
  if (earlier.length === 0) return null;
  return (
    <details className={styles.earlier}>
      <summary>{t('roll.earlier', { count: earlier.length })}</summary>
      <ul>
        {earlier.map(({ counts, changedAtMs, changedByName }) => (
          <li key={changedAtMs}>
            {t('roll.before', { counts: words.counts(counts), name: changedByName, moment: moment(changedAtMs) })}
          </li>
        ))}
      </ul>
    </details>
  );
}
