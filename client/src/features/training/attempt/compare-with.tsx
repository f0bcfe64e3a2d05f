import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../../api/client.ts';
import { useViewer } from '../../../app/session.ts';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { compareLink } from '../desk/links.ts';
import { TRAINING_KEY } from '../desk/queries.ts';
import type { Attempt } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import { useMatrix } from '../matrix/use-matrix.ts';

/** Chooses another scored attempt of the same exercise to stand beside this one. */
export function CompareWith({ attempt }: { attempt: Attempt }): ReactNode {
  const { person } = useViewer();
  return attempt.person.personId === person.id ? <AmongOwn attempt={attempt} /> : <AmongClass attempt={attempt} />;
}

function AmongOwn({ attempt }: { attempt: Attempt }): ReactNode {
  const { sceneId, exerciseId } = attempt;
  const query = useQuery({
    queryKey: [TRAINING_KEY, 'attempts', 'mine', sceneId, exerciseId],
    queryFn: ({ signal }) => api('GET /api/training/attempts', { query: { sceneId, exerciseId, limit: 100 }, signal }),
  });
  return <Choose attempt={attempt} others={query.data?.attempts ?? []} withPerson={false} />;
}

function AmongClass({ attempt }: { attempt: Attempt }): ReactNode {
  return attempt.assignmentId === null ? null : <OfTask attempt={attempt} assignmentId={attempt.assignmentId} />;
}

function OfTask({ attempt, assignmentId }: { attempt: Attempt; assignmentId: string }): ReactNode {
  const matrix = useMatrix(assignmentId);
  return <Choose attempt={attempt} others={matrix.data?.rows.flatMap((row) => row.attempts) ?? []} withPerson />;
}

function Choose({
  attempt,
  others,
  withPerson,
}: {
  attempt: Attempt;
  others: readonly Attempt[];
  withPerson: boolean;
}): ReactNode {
  const { t } = useTranslation('training');
  const { moment, points } = useDeskWords();
  const navigate = useNavigate();
  const scored = others.filter(({ id, state, score }) => id !== attempt.id && state === 'scored' && score !== null);
  if (scored.length === 0) return null;
  return (
    <ComboBox
      label={t('compare.with')}
      isLabelHidden
      placeholder={t('compare.with')}
      value={null}
      onChange={(id) => {
        if (id !== null) void navigate(compareLink(attempt.id, id));
      }}
      choices={scored.map(({ id, person, openedAtMs, score }) => ({
        id,
        label: withPerson ? `${person.displayName} ${moment(openedAtMs)}` : moment(openedAtMs),
        note: score === null ? '' : `${points(score.awarded)} / ${points(score.total)}`,
      }))}
    />
  );
}
