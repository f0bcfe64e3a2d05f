import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../ui/avatar.tsx';
import { IconButton } from '../ui/button.tsx';
import styles from './chosen-people.module.css';
import { type FoundPerson, PeoplePicker } from './people-picker.tsx';

/** Somebody chosen in a form, who is not sent yet. */
export interface ChosenPerson {
  readonly id: string;
  readonly displayName: string;
  /** Tells people of one name apart. */
  readonly note: string;
}

interface FieldProps {
  readonly label: string;
  readonly placeholder: string;
  /** People who are in it already: not offered. */
  readonly without: ReadonlySet<string>;
}

const chosen = ({ id, displayName, orgUnitName }: FoundPerson): ChosenPerson => ({
  id,
  displayName,
  note: orgUnitName,
});

/** A place for one person: somebody, or the field to find them. */
export function PersonField(
  props: FieldProps & {
    readonly person: ChosenPerson | null;
    readonly onChange: (person: ChosenPerson | null) => void;
  },
): ReactNode {
  const { person, onChange, ...field } = props;
  if (person === null) return <PeoplePicker {...field} onPick={(found) => onChange(chosen(found))} />;
  return (
    <div className={styles.field}>
      <span className={styles.label}>{field.label}</span>
      <PersonLine person={person} onRemove={() => onChange(null)} />
    </div>
  );
}

/** Any number of people with the same part. */
export function PeopleField(
  props: FieldProps & {
    readonly people: readonly ChosenPerson[];
    readonly onChange: (people: readonly ChosenPerson[]) => void;
  },
): ReactNode {
  const { people, onChange, ...field } = props;
  return (
    <div className={styles.field}>
      <PeoplePicker {...field} onPick={(found) => onChange([...people, chosen(found)])} />
      <PeopleLines label={field.label} people={people} onChange={onChange} />
    </div>
  );
}

/** Who is chosen, each to be taken out again; nothing while nobody is. */
export function PeopleLines({
  label,
  people,
  onChange,
}: {
  readonly label: string;
  readonly people: readonly ChosenPerson[];
  readonly onChange: (people: readonly ChosenPerson[]) => void;
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

function PersonLine({ person, onRemove }: { person: ChosenPerson; onRemove: () => void }): ReactNode {
  const { t } = useTranslation('app');
  const { id, displayName, note } = person;
  return (
    <span className={styles.person}>
      <Avatar name={displayName} personId={id} size={24} />
      <span>
        {displayName}
        <small>{note}</small>
      </span>
      <IconButton icon="close" size="small" label={t('takeOut', { name: displayName })} onPress={onRemove} />
    </span>
  );
}
