import { useState, type DragEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { Select } from '../../../../ui/select.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { useDo, useView } from '../links/use-meeting.ts';
import { emptyGroups, groupOf, type LaidGroup, placed, toPlace } from '../model/groups.ts';
import panels from '../panels/panels.module.css';
import styles from './groups.module.css';
import { useGroupName } from './use-group-name.ts';

const COUNTS = ['2', '3', '4', '5', '6', '7', '8'] as const;
const MINUTES = ['3', '5', '10', '15', '20', '30', '45'] as const;
const NONE = 'none';

/** Who goes into which group: dealt by chance or level, or laid by hand, by dragging or by choosing. */
export function LayGroups(): ReactNode {
  const { t } = useTranslation('meetings');
  const view = useView();
  const act = useDo();
  const [count, setCount] = useState<(typeof COUNTS)[number]>('2');
  const [minutes, setMinutes] = useState<(typeof MINUTES)[number]>('10');
  const laid = view.laid ?? [];
  const lay = (groups: LaidGroup[]): void => void act({ kind: 'groups.lay', groups });
  // The server opens none of which one is empty.
  const mayOpen = laid.length > 1 && laid.every(({ personIds }) => personIds.length > 0);
  return (
    <>
      <div className={panels.body}>
        <section aria-labelledby="groups-deal" className={styles.deal}>
          <h3 id="groups-deal">{t('groupsDeal')}</h3>
          <Select
            label={t('groupsCount')}
            value={count}
            onChange={setCount}
            choices={COUNTS.map((id) => ({ id, label: t('groupsOf', { count: Number(id) }) }))}
          />
          <div className={panels.buttons}>
            <Button onPress={() => void act({ kind: 'groups.deal', by: 'chance', count: Number(count) })}>
              {t('byChance')}
            </Button>
            <Button onPress={() => void act({ kind: 'groups.deal', by: 'level', count: Number(count) })}>
              {t('byLevel')}
            </Button>
            <Button variant="quiet" onPress={() => lay(emptyGroups(Number(count)))}>
              {t('byHand')}
            </Button>
          </div>
        </section>
        {laid.length === 0 ? <p className={panels.quiet}>{t('groupsNone')}</p> : <Laid laid={laid} onLay={lay} />}
      </div>
      {laid.length === 0 ? null : (
        <div className={panels.foot}>
          <Select
            label={t('groupsMinutes')}
            value={minutes}
            onChange={setMinutes}
            choices={MINUTES.map((id) => ({ id, label: t('minutes', { count: Number(id) }) }))}
          />
          <Button
            variant="primary"
            isDisabled={!mayOpen}
            onPress={() => void act({ kind: 'groups.open', minutes: Number(minutes) })}
          >
            {t('groupsOpen', { count: laid.length })}
          </Button>
        </div>
      )}
    </>
  );
}

interface LaidProps {
  readonly laid: readonly LaidGroup[];
  readonly onLay: (groups: LaidGroup[]) => void;
}

function Laid({ laid, onLay }: LaidProps): ReactNode {
  const { t } = useTranslation('meetings');
  const called = useGroupName();
  const people = toPlace(useView());
  const free = people.filter(({ personId }) => groupOf(laid, personId) === null);
  const into = (groupId: string | null) => (event: DragEvent) => {
    event.preventDefault();
    const personId = event.dataTransfer.getData('text/plain');
    if (people.some((person) => person.personId === personId)) onLay(placed(laid, personId, groupId));
  };
  const choices = [{ id: NONE, label: t('noGroup') }, ...laid.map(({ id, name }) => ({ id, label: called(name) }))];
  const line = ({ personId, displayName, orgUnitName }: (typeof people)[number]) => (
    <li key={personId} draggable onDragStart={(event) => event.dataTransfer.setData('text/plain', personId)}>
      <Icon name="grip" size={16} />
      <span className={panels.words}>
        <b>{displayName}</b>
        <small>{orgUnitName}</small>
      </span>
      <Select
        label={t('groupOf', { name: displayName })}
        isLabelHidden
        isQuiet
        value={groupOf(laid, personId) ?? NONE}
        onChange={(id) => onLay(placed(laid, personId, id === NONE ? null : id))}
        choices={choices}
      />
    </li>
  );
  return (
    <>
      {laid.map((group) => (
        <section
          key={group.id}
          className={styles.group}
          aria-label={called(group.name)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={into(group.id)}
        >
          <GroupName group={group} laid={laid} onLay={onLay} />
          <ul className={styles.members}>
            {people.filter(({ personId }) => group.personIds.includes(personId)).map(line)}
          </ul>
        </section>
      ))}
      {free.length === 0 ? null : (
        <section
          className={styles.group}
          aria-label={t('noGroup')}
          onDragOver={(event) => event.preventDefault()}
          onDrop={into(null)}
        >
          <h3>{t('noGroup')}</h3>
          <ul className={styles.members}>{free.map(line)}</ul>
        </section>
      )}
    </>
  );
}

/** A group's name and its question; kept when one leaves the field. */
function GroupName({ group, laid, onLay }: LaidProps & { readonly group: LaidGroup }): ReactNode {
  const { t } = useTranslation('meetings');
  const name = useGroupName()(group.name);
  const [topic, setTopic] = useState(group.topic);
  return (
    <>
      <h3>
        {name}
        <small>{t('people', { count: group.personIds.length })}</small>
      </h3>
      <TextField
        label={t('groupTopicOf', { name })}
        isLabelHidden
        placeholder={t('groupTopic')}
        maxLength={300}
        value={topic}
        onChange={setTopic}
        onBlur={() => {
          if (topic.trim() === group.topic) return;
          onLay(laid.map((one) => (one.id === group.id ? { ...one, topic: topic.trim() } : one)));
        }}
      />
    </>
  );
}
