import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PeoplePicker } from '../../../app/people-picker.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Select } from '../../../ui/select.tsx';
import { levelKeys, type CommunityDetail, type CommunityMember } from '../types.ts';
import { byLevel, type LevelGroup } from './by-level.ts';
import styles from './people.module.css';
import { useMembers, type MemberActions } from './use-members.ts';

/** The community's people on the four levels, and at each level by place. */
export function People({ community }: { community: CommunityDetail }): ReactNode {
  const { t } = useTranslation('communities');
  const { members, may } = community;
  const actions = useMembers(community.id);
  const units = new Set(members.map((member) => member.orgUnitId)).size;
  return (
    <section aria-labelledby="people">
      <SectionHeading id="people" note={`${members.length} · ${t('peopleNote', { count: units })}`}>
        {t('peopleHeading')}
      </SectionHeading>
      {may.manageMembers ? (
        <div className={styles.invite}>
          <PeoplePicker
            label={t('invite')}
            placeholder={t('inviteHint')}
            without={new Set(members.map((member) => member.personId))}
            onPick={(person) => actions.invite(person.id, person.displayName)}
          />
        </div>
      ) : null}
      <ol className={styles.levels}>
        {byLevel(members).map((group) => (
          <Level key={group.level ?? 'unknown'} group={group} mayManage={may.manageMembers} actions={actions} />
        ))}
      </ol>
    </section>
  );
}

function Level(props: { group: LevelGroup; mayManage: boolean; actions: MemberActions }): ReactNode {
  const { group, mayManage, actions } = props;
  const { t } = useTranslation('communities');
  return (
    <li className={styles.level} data-empty={group.places.length === 0 || undefined}>
      <h3>{group.level === null ? t('levelUnknown') : t(levelKeys[group.level])}</h3>
      <div>
        {group.places.length === 0 ? <p className={styles.none}>{t('levelNone')}</p> : null}
        {group.places.map((place) => (
          <div key={place.name} className={styles.place}>
            {place.name === '' ? null : <h4>{place.name}</h4>}
            <ul>
              {place.members.map((member) => (
                <Member key={member.personId} member={member} mayManage={mayManage} actions={actions} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </li>
  );
}

function Member(props: { member: CommunityMember; mayManage: boolean; actions: MemberActions }): ReactNode {
  const { member, mayManage, actions } = props;
  const { t } = useTranslation('communities');
  const name = member.displayName;
  return (
    <li className={styles.member}>
      <Avatar name={name} personId={member.personId} size={24} />
      <span className={styles.words}>
        <b>{name}</b>
        <small>{member.orgUnitName}</small>
      </span>
      {mayManage ? (
        <>
          <Select
            label={t('roleOf', { name })}
            isLabelHidden
            isQuiet
            value={member.role}
            onChange={(role) => actions.setRole(member.personId, role)}
            choices={[
              { id: 'host', label: t('roleHost') },
              { id: 'member', label: t('roleMember') },
            ]}
          />
          <IconButton
            icon="close"
            size="small"
            label={t('removedAlt', { name })}
            onPress={() => actions.remove(member.personId, name, member.role)}
          />
        </>
      ) : member.role === 'host' ? (
        <span className={styles.role}>{t('roleHost')}</span>
      ) : null}
    </li>
  );
}
