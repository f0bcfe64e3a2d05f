import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PeoplePicker } from '../../../app/people-picker.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { IconButton } from '../../../ui/button.tsx';
import type { Invited } from './form.ts';
import styles from './plan.module.css';

/** Any number of people with the same part in the meeting. */
export function PeopleList(props: {
  readonly label: string;
  readonly placeholder: string;
  readonly people: readonly Invited[];
  readonly without: ReadonlySet<string>;
  readonly onChange: (people: readonly Invited[]) => void;
}): ReactNode {
  const { label, placeholder, people, without, onChange } = props;
  const { t } = useTranslation('meetings');
  return (
    <div className={styles.people}>
      <PeoplePicker
        label={label}
        placeholder={placeholder}
        without={without}
        onPick={({ id, displayName, orgUnitName }) => onChange([...people, { id, displayName, note: orgUnitName }])}
      />
      {people.length === 0 ? null : (
        <ul aria-label={label}>
          {people.map(({ id, displayName, note }) => (
            <li key={id}>
              <Avatar name={displayName} personId={id} size={24} />
              <span>
                {displayName}
                <small>{note}</small>
              </span>
              <IconButton
                icon="close"
                size="small"
                label={t('unchoose', { name: displayName })}
                onPress={() => onChange(people.filter((person) => person.id !== id))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
