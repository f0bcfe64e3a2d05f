import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RollCounts, RollMark } from '@tongyan/collab-server/contracts';
import { api } from '../../../../api/client.ts';
import { useProblemText } from '../../../../app/problem-text.ts';
import { QueryView } from '../../../../app/query-view.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Select } from '../../../../ui/select.tsx';
import { LESSONS_KEY } from '../../desk/queries.ts';
import { useLive } from '../links/use-links.ts';
import { NumberField } from '../parts/number-field.tsx';
import styles from './seat.module.css';

const MARKS: readonly RollMark[] = ['present', 'late', 'leftEarly', 'excused', 'absent'];
const WORDS = {
  present: 'liveRollPresent',
  late: 'liveRollLate',
  leftEarly: 'liveRollLeftEarly',
  excused: 'liveRollExcused',
  absent: 'liveRollAbsentMark',
} as const;

type Body = { marks: { personId: string; mark: RollMark }[] } | { counts: RollCounts };

/** Calls the roll of the assistant's classroom: by name where its class is known, by heads otherwise. */
export function RollCall(): ReactNode {
  const { lesson, me } = useLive();
  const queryClient = useQueryClient();
  const key = [LESSONS_KEY, 'attendance', lesson.id];
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api('GET /api/lessons/:lessonId/attendance', { params: { lessonId: lesson.id }, signal }),
  });
  const saving = useMutation({
    mutationFn: (body: Body) =>
      api('PUT /api/lessons/:lessonId/rolls/:classroomId', {
        params: { lessonId: lesson.id, classroomId: me.classroomId ?? '' },
        body,
      }),
    onSuccess: (attendance) => queryClient.setQueryData(key, attendance),
  });
  return (
    <QueryView query={query}>
      {({ classrooms }) => {
        const mine = classrooms.find(({ classroomId }) => classroomId === me.classroomId);
        if (mine === undefined) return null;
        const Form = mine.pupils.length === 0 ? Heads : Names;
        return (
          <Form
            key={mine.roll?.calledAtMs ?? 0}
            classroom={mine}
            isSaving={saving.isPending}
            error={saving.error}
            onSave={(body) => saving.mutate(body)}
          />
        );
      }}
    </QueryView>
  );
}

type Attended = Awaited<ReturnType<typeof api<'GET /api/lessons/:lessonId/attendance'>>>['classrooms'][number];

interface FormProps {
  readonly classroom: Attended;
  readonly isSaving: boolean;
  readonly error: unknown;
  readonly onSave: (body: Body) => void;
}

function Heads({ classroom: { roll, mayCallRoll }, isSaving, error, onSave }: FormProps): ReactNode {
  const { t } = useTranslation('lessons');
  const [counts, setCounts] = useState<RollCounts>(
    roll?.counts ?? { present: 0, late: 0, leftEarly: 0, excused: 0, absent: 0 },
  );
  return (
    <form
      className={styles.roll}
      onSubmit={(event) => {
        event.preventDefault();
        onSave({ counts });
      }}
    >
      <p>{t('liveRollNone')}</p>
      <ul>
        {MARKS.map((mark) => (
          <li key={mark}>
            <span>{t(WORDS[mark])}</span>
            <NumberField
              label={t(WORDS[mark])}
              value={counts[mark]}
              isDisabled={!mayCallRoll}
              onChange={(heads) => setCounts({ ...counts, [mark]: heads })}
            />
          </li>
        ))}
      </ul>
      <Foot roll={roll} mayCallRoll={mayCallRoll} isSaving={isSaving} error={error} />
    </form>
  );
}

function Names({ classroom: { pupils, roll, mayCallRoll }, isSaving, error, onSave }: FormProps): ReactNode {
  const { t } = useTranslation('lessons');
  const [marks, setMarks] = useState<ReadonlyMap<string, RollMark>>(
    () => new Map(roll?.marks.map(({ personId, mark }) => [personId, mark]) ?? []),
  );
  const markOf = (personId: string): RollMark => marks.get(personId) ?? 'present';
  return (
    <form
      className={styles.roll}
      onSubmit={(event) => {
        event.preventDefault();
        onSave({ marks: pupils.map(({ personId }) => ({ personId, mark: markOf(personId) })) });
      }}
    >
      <ul>
        {pupils.map(({ personId, displayName }) => (
          <li key={personId}>
            <span>{displayName}</span>
            <Select
              label={displayName}
              isLabelHidden
              isDisabled={!mayCallRoll}
              value={markOf(personId)}
              onChange={(mark) => setMarks(new Map([...marks, [personId, mark]]))}
              choices={MARKS.map((id) => ({ id, label: t(WORDS[id]) }))}
            />
          </li>
        ))}
      </ul>
      <Foot roll={roll} mayCallRoll={mayCallRoll} isSaving={isSaving} error={error} />
    </form>
  );
}

function Foot({
  roll,
  mayCallRoll,
  isSaving,
  error,
}: Pick<FormProps, 'isSaving' | 'error'> & Pick<Attended, 'roll' | 'mayCallRoll'>): ReactNode {
  const { t } = useTranslation('lessons');
  const problemText = useProblemText();
  return (
    <>
      <Button type="submit" variant="primary" isDisabled={!mayCallRoll} isPending={isSaving}>
        {t('liveRollSave')}
      </Button>
      {error === null ? (
        <p role="status">
          {roll === null ? '' : t('liveRollSaved', { present: roll.counts.present + roll.counts.late })}
        </p>
      ) : (
        <p role="alert" data-tone="danger">
          {problemText(error)}
        </p>
      )}
    </>
  );
}
