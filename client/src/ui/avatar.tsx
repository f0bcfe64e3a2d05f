import type { ReactNode } from 'react';
import styles from './avatar.module.css';

const PEOPLE_COLOURS = 5;

/** The same person has the same colour everywhere: `--who-1` … `--who-5`. */
export function personColour(personId: string): `var(--who-${number})` {
  let sum = 0;
  for (const character of personId) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return `var(--who-${(sum % PEOPLE_COLOURS) + 1})`;
}

/** A Chinese name's first character is the family name; of a Latin one the first letter. */
function initial(name: string): string {
  return Array.from(name.trim())[0]?.toUpperCase() ?? '·';
}

export interface AvatarProps {
  name: string;
  /** Left out for the person who is looking: they are drawn in sea. */
  personId?: string;
  size?: 24 | 28;
}

/** Decorative: the name stands beside it or in its control's label. */
export function Avatar({ name, personId, size = 28 }: AvatarProps): ReactNode {
  return (
    <span
      className={styles.avatar}
      data-size={size}
      aria-hidden="true"
      data-initial={initial(name)}
      {...(personId === undefined ? {} : { style: { background: personColour(personId), color: 'var(--on-who)' } })}
    />
  );
}

/** Who is here: the first few, and how many more. */
export function AvatarGroup({
  people,
  label,
  max = 4,
}: {
  people: readonly { personId: string; name: string }[];
  label: string;
  max?: number;
}): ReactNode {
  const more = people.length - max;
  return (
    <ul className={styles.group} aria-label={label}>
      {people.slice(0, max).map((person) => (
        <li key={person.personId} title={person.name}>
          <Avatar name={person.name} personId={person.personId} />
          <span className="visually-hidden">{person.name}</span>
        </li>
      ))}
      {more > 0 ? <li className={styles.more}>+{more}</li> : null}
    </ul>
  );
}
