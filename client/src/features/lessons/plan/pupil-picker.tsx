import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { type ChosenPerson, PeopleLines } from '../../../app/chosen-people.tsx';
import { useProblemText } from '../../../app/problem-text.ts';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { Select } from '../../../ui/select.tsx';
import { FormColumns, FormError } from '../../../ui/send-form.tsx';
import { LESSONS_KEY } from '../desk/queries.ts';
import type { Place } from './form.ts';
import styles from './plan.module.css';

/** Single pupils who learn from home, from the classes that the viewer teaches or whose roll they may read. */
export function PupilPicker({
  places,
  people,
  without,
  onChange,
}: {
  places: readonly Place[];
  people: readonly ChosenPerson[];
  without: ReadonlySet<string>;
  onChange: (people: readonly ChosenPerson[]) => void;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const problemText = useProblemText();
  const [classGroupId, setClassGroupId] = useState('');
  const [text, setText] = useState('');
  const query = useQuery({
    queryKey: [LESSONS_KEY, 'roll', classGroupId],
    enabled: classGroupId !== '',
    queryFn: ({ signal }) => api('GET /api/lesson-places/classes/:classGroupId', { params: { classGroupId }, signal }),
  });
  const classes = places.flatMap(({ name, classGroups }) =>
    classGroups.map(({ id, title }) => ({ id, label: title, note: name })),
  );
  const pupils = (query.data?.pupils ?? [])
    .filter(({ id }) => !without.has(id))
    .filter(({ displayName }) => displayName.includes(text.trim()));
  const title = classes.find(({ id }) => id === classGroupId)?.label ?? '';
  return (
    <div className={styles.list}>
      {classes.length === 0 ? (
        <p className={styles.quiet}>{t('plan.noClasses')}</p>
      ) : (
        <FormColumns>
          <Select
            label={t('plan.pupilsClass')}
            value={classGroupId === '' ? null : classGroupId}
            onChange={setClassGroupId}
            choices={classes}
            placeholder={t('plan.chooseClass')}
          />
          <ComboBox
            label={t('plan.pupil')}
            isDisabled={query.data === undefined}
            choices={pupils.map(({ id, displayName }) => ({ id, label: displayName }))}
            value={null}
            text={text}
            onSearch={setText}
            onChange={(id) => {
              const pupil = pupils.find((each) => each.id === id);
              if (pupil === undefined) return;
              setText('');
              onChange([...people, { id: pupil.id, displayName: pupil.displayName, note: title }]);
            }}
          />
        </FormColumns>
      )}
      <FormError text={query.isError ? t('plan.rollRefused', { reason: problemText(query.error) }) : undefined} />
      <PeopleLines label={t('plan.students')} people={people} onChange={onChange} />
    </div>
  );
}
