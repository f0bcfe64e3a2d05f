import type { MeetingView } from '@tongyan/collab-server/contracts';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../../../i18n/lists.ts';
import { clockText } from '../../../../i18n/clock.ts';
import { Button } from '../../../../ui/button.tsx';
import { Select } from '../../../../ui/select.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { useDo, useIsHost, useMeetingNow, useView } from '../links/use-meeting.ts';
import { toPlace } from '../model/groups.ts';
import panels from '../panels/panels.module.css';
import styles from './groups.module.css';
import { useGroupName } from './use-group-name.ts';

type Open = NonNullable<MeetingView['groups']>;
const MAIN = 'main';
const MORE_MINUTES = 5;

/** The groups while they talk: who is where, who asks for a host, and how long it goes on. */
export function OpenGroups({ groups }: { readonly groups: Open }): ReactNode {
  const { t } = useTranslation('meetings');
  const isHost = useIsHost();
  const act = useDo();
  const nowMs = useMeetingNow();
  const left = nowMs === null ? null : Math.max(0, groups.endsAt - nowMs);
  return (
    <>
      <div className={panels.body}>
        <p className={styles.left} role="timer">
          {left === null ? '--:--' : t('groupsLeft', { time: clockText(left / 1000) })}
        </p>
        {groups.groups.map((group) => (
          <OneGroup key={group.id} group={group} isHost={isHost} />
        ))}
        {isHost ? <Movable groups={groups} /> : null}
      </div>
      {isHost ? (
        <div className={panels.foot}>
          <Broadcast />
          <div className={panels.buttons}>
            <Button variant="primary" onPress={() => void act({ kind: 'groups.close' })}>
              {t('groupsClose')}
            </Button>
            <Button onPress={() => void act({ kind: 'groups.extend', minutes: MORE_MINUTES })}>
              {t('agendaExtend', { count: MORE_MINUTES })}
            </Button>
          </div>
        </div>
      ) : null}
    </>
  );
}

function OneGroup({ group, isHost }: { readonly group: Open['groups'][number]; readonly isHost: boolean }): ReactNode {
  const { t } = useTranslation('meetings');
  const list = useList();
  const { people, me } = useView();
  const act = useDo();
  const { id, topic, personIds, visitorIds, helpAt } = group;
  const name = useGroupName()(group.name);
  const nameOf = (personId: string) => people.find((person) => person.personId === personId)?.displayName ?? '';
  const here = people.filter(({ isPresent, groupId }) => isPresent && groupId === id);
  const isVisited = me.groupId === id;
  return (
    <section className={styles.group} aria-label={name} data-help={helpAt !== null || undefined}>
      <h3>
        {name}
        {me.ownGroupId === id ? <Tag tone="chosen">{t('myGroup')}</Tag> : null}
        {helpAt === null ? null : <Tag tone="person">{t('asksForHost')}</Tag>}
        <small>{t('groupPresent', { here: here.length, all: personIds.length })}</small>
      </h3>
      {topic === '' ? null : <p className={styles.topic}>{topic}</p>}
      <p className={panels.quiet}>
        {list(personIds.map(nameOf).filter(Boolean))}
        {visitorIds.length === 0 ? null : ` · ${t('visitedBy', { names: list(visitorIds.map(nameOf)) })}`}
      </p>
      {isHost ? (
        <div className={panels.buttons}>
          <Button
            size="small"
            aria-label={t(isVisited ? 'visitEnd' : 'visitNamed', { name })}
            onPress={() => void act({ kind: 'group.visit', groupId: isVisited ? null : id })}
          >
            {t(isVisited ? 'visitEnd' : 'visit')}
          </Button>
          {helpAt === null ? null : (
            <Button size="small" variant="quiet" onPress={() => void act({ kind: 'group.helped', groupId: id })}>
              {t('helped')}
            </Button>
          )}
        </div>
      ) : null}
    </section>
  );
}

/** Who is where, and where else they could be. */
function Movable({ groups }: { readonly groups: Open }): ReactNode {
  const { t } = useTranslation('meetings');
  const people = toPlace(useView());
  const called = useGroupName();
  const act = useDo();
  const choices = [
    { id: MAIN, label: t('mainRoom') },
    ...groups.groups.map(({ id, name }) => ({ id, label: called(name) })),
  ];
  return (
    <section aria-labelledby="groups-move">
      <h3 id="groups-move">{t('groupsMove')}</h3>
      <ul className={styles.members}>
        {people.map(({ personId, displayName, groupId }) => (
          <li key={personId}>
            <span className={panels.words}>
              <b>{displayName}</b>
            </span>
            <Select
              label={t('groupOf', { name: displayName })}
              isLabelHidden
              isQuiet
              value={groupId ?? MAIN}
              onChange={(id) => void act({ kind: 'group.move', personId, groupId: id === MAIN ? null : id })}
              choices={choices}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Broadcast(): ReactNode {
  const { t } = useTranslation('meetings');
  const act = useDo();
  const [text, setText] = useState('');
  return (
    <form
      className={panels.line}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        void act({ kind: 'broadcast', text: text.trim() });
        setText('');
      }}
    >
      <TextField
        label={t('broadcast')}
        isLabelHidden
        placeholder={t('broadcastHint')}
        maxLength={300}
        value={text}
        onChange={setText}
      />
      <Button type="submit" isDisabled={text.trim() === ''}>
        {t('broadcastSend')}
      </Button>
    </form>
  );
}
