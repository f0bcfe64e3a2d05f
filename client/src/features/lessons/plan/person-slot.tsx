import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PeoplePicker } from '../../../app/people-picker.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { IconButton } from '../../../ui/button.tsx';
import type { Invited } from './form.ts';
import styles from './plan.module.css';

/** One place for one person: somebody, or the field to find them. */
export function PersonSlot(props: {
  label: string;
  placeholder: string;
  person: Invited | null;
  without: ReadonlySet<string>;
  onChange: (person: Invited | null) => void;
}): ReactNode {
  const { label, placeholder, person, without, onChange } = props;
  if (person === null) {
    return (
      <PeoplePicker
        label={label}
        placeholder={placeholder}
        without={without}
        onPick={({ id, displayName, orgUnitName }) => onChange({ id, displayName, note: orgUnitName })}
      />
    );
  }
  return (
    <div className={styles.slot}>
      <span className={styles.slotLabel}>{label}</span>
      <PersonLine person={person} onRemove={() => onChange(null)} />
    </div>
  );
}

/** Any number of people with the same seat. */
export function PeopleList(props: {
  label: string;
  placeholder: string;
  people: readonly Invited[];
  without: ReadonlySet<string>;
  onChange: (people: readonly Invited[]) => void;
}): ReactNode {
  const { label, placeholder, people, without, onChange } = props;
  return (
    <div className={styles.list}>
      <PeoplePicker
        label={label}
        placeholder={placeholder}
        without={without}
        onPick={({ id, displayName, orgUnitName }) => onChange([...people, { id, displayName, note: orgUnitName }])}
      />
      <PeopleLines label={label} people={people} onChange={onChange} />
    </div>
  );
}

export function PeopleLines({
  label,
  people,
  onChange,
}: {
  label: string;
  people: readonly Invited[];
  onChange: (people: readonly Invited[]) => void;
}): ReactNode {
  if (people.length === 0) return null;
  return (
    <ul aria-label={label}>
      {people.map((person) => (
        <li key={person.id}>
          <PersonLine person={person} onRemove={() => onChange(people.filter(({ id }) => id !== person.id))} />
        </li>
      ))}
    </ul>
  );
}

function PersonLine({ person, onRemove }: { person: Invited; onRemove: () => void }): ReactNode {
  const { t } = useTranslation('lessons');
  return (
    <span className={styles.person}>
      <Avatar name={person.displayName} personId={person.id} size={24} />
      <span>
        {person.displayName}
        <small>{person.note}</small>
      </span>
      <IconButton icon="close" size="small" label={t('plan.remove', { name: person.displayName })} onPress={onRemove} />
    </span>
  );
}
