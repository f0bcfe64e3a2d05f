import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { Menu, MenuItem, MenuTrigger } from '../../../ui/menu.tsx';
import type { PresentPerson } from '../editor/index.ts';
import styles from './presence.module.css';

const SHOWN = 3;

/** One window of each person: the one with a caret, which can be followed. Myself I know. */
function others(people: readonly PresentPerson[]): PresentPerson[] {
  const found = new Map<string, PresentPerson>();
  for (const person of people) {
    if (person.isSelf) continue;
    const known = found.get(person.personId);
    if (known === undefined || (!known.hasCaret && person.hasCaret)) found.set(person.personId, person);
  }
  return [...found.values()];
}

export interface PresenceProps {
  people: readonly PresentPerson[];
  following: number | undefined;
  onFollow: (clientId: number | undefined) => void;
}

/** Who else is here; a press on a face follows that person's caret. */
export function Presence({ people, following, onFollow }: PresenceProps): ReactNode {
  const { t } = useTranslation('documents');
  const present = others(people);
  if (present.length === 0) return null;
  const more = present.slice(SHOWN);
  return (
    <div role="group" aria-label={t('present')} className={styles.people}>
      {present.slice(0, SHOWN).map((person) => (
        <Face key={person.personId} person={person} isFollowed={following === person.clientId} onFollow={onFollow} />
      ))}
      {more.length === 0 ? null : (
        <MenuTrigger>
          <Button className={styles.more ?? ''} aria-label={t('presentMore', { count: more.length })}>
            +{more.length}
          </Button>
          <Menu aria-label={t('present')} placement="bottom end">
            {more.map((person) => (
              <MenuItem
                key={person.personId}
                id={person.personId}
                label={person.displayName}
                note={person.organisationName}
                isDisabled={!person.hasCaret}
                onAction={() => onFollow(person.clientId)}
              />
            ))}
          </Menu>
        </MenuTrigger>
      )}
    </div>
  );
}

function Face({
  person,
  isFollowed,
  onFollow,
}: {
  person: PresentPerson;
  isFollowed: boolean;
  onFollow: (clientId: number | undefined) => void;
}): ReactNode {
  const { t } = useTranslation('documents');
  const { displayName: name, organisationName: organisation } = person;
  const label = isFollowed
    ? t('stopFollowing', { name })
    : organisation === ''
      ? t('followPlain', { name })
      : t('follow', { name, organisation });
  return (
    <Button
      className={styles.face ?? ''}
      aria-label={label}
      aria-pressed={isFollowed}
      isDisabled={!person.hasCaret && !isFollowed}
      style={{ background: `var(--who-${person.colour})` }}
      onPress={() => onFollow(isFollowed ? undefined : person.clientId)}
    >
      <span title={organisation === '' ? name : `${name} · ${organisation}`}>{Array.from(name)[0] ?? '·'}</span>
    </Button>
  );
}
