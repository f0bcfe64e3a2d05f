import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { Button } from '../../../ui/button.tsx';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { Row, Rows } from '../../../ui/rows.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { showToast } from '../../../ui/toast.tsx';
import type { Membership, OrgUnit, Person } from '../types.ts';
import { useWords } from '../words.ts';
import { classNames } from '../../../ui/class-names.ts';
import styles from './form.module.css';
import { MembershipFields, firstWish, membershipBody } from './membership-fields.tsx';
import { useKeepPerson } from './use-keep-person.ts';

/** The roles of a person in the viewer's scope, and how to grant another. */
export function PersonRoles({ person, units }: { person: Person; units: readonly OrgUnit[] }): ReactNode {
  const { t } = useTranslation('administration');
  const [isGranting, setGranting] = useState(false);
  return (
    <section aria-labelledby="person-roles">
      <SectionHeading
        id="person-roles"
        note={person.membershipsElsewhere === 0 ? undefined : t('elsewhere', { count: person.membershipsElsewhere })}
      >
        {t('roles')}
      </SectionHeading>
      <Rows label={t('roles')}>
        {person.memberships.map((membership) => (
          <RoleRow key={membership.id} person={person} membership={membership} />
        ))}
      </Rows>
      {isGranting ? (
        <GrantForm person={person} units={units} onDone={() => setGranting(false)} />
      ) : (
        <div className={styles.actions}>
          <Button icon="plus" onPress={() => setGranting(true)}>
            {t('grantRole')}
          </Button>
        </div>
      )}
    </section>
  );
}

function RoleRow({ person, membership }: { person: Person; membership: Membership }): ReactNode {
  const { t } = useTranslation('administration');
  const words = useWords();
  const keep = useKeepPerson();
  const problemText = useProblemText();
  const { id, orgUnitId, role, subject, stage, beginsOn, endsOn } = membership;
  const grantAgain = useMutation({
    mutationFn: () =>
      api('POST /api/people/:personId/memberships', {
        params: { personId: person.id },
        body: { orgUnitId, role, subject, stage, beginsOn, endsOn },
      }),
    onSuccess: keep,
  });
  const revoke = useMutation({
    mutationFn: () =>
      api('DELETE /api/people/:personId/memberships/:membershipId', {
        params: { personId: person.id, membershipId: id },
      }),
    onSuccess: (changed) => {
      keep(changed);
      showToast({ text: t('revoked', { role: words.role(role) }), undo: () => grantAgain.mutate() });
    },
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
  const dates = [
    beginsOn === null ? null : t('from', { date: beginsOn }),
    endsOn === null ? null : t('until', { date: endsOn }),
  ];
  const note = [membership.orgUnitName, ...dates.filter((words_) => words_ !== null)].join(' · ');
  return (
    <Row
      title={words.membership(membership)}
      note={note}
      {...(membership.revocable
        ? {
            action: (
              <Button
                size="small"
                isPending={revoke.isPending}
                onPress={() => revoke.mutate()}
                aria-label={t('revokeRole', { role: words.membership(membership), unit: membership.orgUnitName })}
              >
                {t('revoke')}
              </Button>
            ),
          }
        : {})}
    />
  );
}

function GrantForm({
  person,
  units,
  onDone,
}: {
  person: Person;
  units: readonly OrgUnit[];
  onDone: () => void;
}): ReactNode {
  const { t } = useTranslation('administration');
  const words = useWords();
  const keep = useKeepPerson();
  const problemText = useProblemText();
  const mine = units.filter((unit) => unit.administered);
  const [orgUnitId, setOrgUnitId] = useState<string | null>(person.memberships[0]?.orgUnitId ?? null);
  const unit = mine.find(({ id }) => id === orgUnitId);
  const level = unit?.level ?? 'school';
  const [wish, setWish] = useState(() => firstWish(level));
  const grant = useMutation({
    mutationFn: (place: string) =>
      api('POST /api/people/:personId/memberships', {
        params: { personId: person.id },
        body: membershipBody(place, wish),
      }),
    onSuccess: (changed) => {
      keep(changed);
      showToast({ text: t('granted', { name: person.displayName, role: words.role(wish.role) }) });
      onDone();
    },
  });
  return (
    <form
      className={classNames(styles.form, styles.grant)}
      onSubmit={(event) => {
        event.preventDefault();
        if (orgUnitId !== null) grant.mutate(orgUnitId);
      }}
    >
      <ComboBox
        label={t('unit')}
        choices={mine.map(({ id, name, level: of }) => ({ id, label: name, note: words.level(of) }))}
        value={orgUnitId}
        onChange={(id) => {
          setOrgUnitId(id);
          const next = mine.find((candidate) => candidate.id === id);
          if (next !== undefined && next.level !== level) setWish(firstWish(next.level));
        }}
      />
      <MembershipFields level={level} wish={wish} onChange={setWish} />
      {grant.isError ? (
        <p role="alert" className={styles.error}>
          {problemText(grant.error)}
        </p>
      ) : null}
      <div className={styles.actions}>
        <Button onPress={onDone}>{t('cancel')}</Button>
        <Button variant="primary" type="submit" isPending={grant.isPending} isDisabled={orgUnitId === null}>
          {t('grant')}
        </Button>
      </div>
    </form>
  );
}
