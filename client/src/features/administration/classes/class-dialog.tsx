import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../../app/query-view.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Row, Rows } from '../../../ui/rows.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import form from '../people/form.module.css';
import { useClassGroup } from '../queries.ts';
import type { ClassGroup, Enrolment } from '../types.ts';
import { useWords } from '../words.ts';

/** One class: what it is, its teachers, its students. Opening it is recorded. */
export function ClassDialog({ classGroupId, onClose }: { classGroupId: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('administration');
  const query = useClassGroup(classGroupId);
  return (
    <Dialog
      size="large"
      title={query.data?.title ?? t('class')}
      isOpen
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      {() => (
        <QueryView query={query} loading={6}>
          {(group) => (
            <>
              <Facts group={group} />
              <Enrolled group={group} role="teacher" />
              <Enrolled group={group} role="student" />
            </>
          )}
        </QueryView>
      )}
    </Dialog>
  );
}

function Facts({ group }: { group: ClassGroup }): ReactNode {
  const { t } = useTranslation('administration');
  const words = useWords();
  const facts = [
    [t('unit'), group.orgUnitName],
    [t('classKind'), words.classKind(group.kind)],
    [t('grade'), group.grades.map(words.grade).join(t('listComma'))],
    [t('subject'), group.subject === null ? '' : words.subject(group.subject)],
    [t('classCode'), group.classCode ?? ''],
    [t('location'), group.location ?? ''],
    [t('classEnds'), group.endsOn ?? ''],
  ] as const;
  return (
    <dl className={form.facts}>
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}

function Enrolled({ group, role }: { group: ClassGroup; role: Enrolment['role'] }): ReactNode {
  const { t } = useTranslation('administration');
  const people = group.enrolments.filter((enrolment) => enrolment.role === role);
  const id = `class-${role}`;
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id} note={t('peopleCount', { count: people.length })}>
        {role === 'teacher' ? t('teachers') : t('students')}
      </SectionHeading>
      {people.length === 0 ? <p className={form.note}>{t('nobodyInClass')}</p> : null}
      <Rows label={role === 'teacher' ? t('teachers') : t('students')}>
        {people.map((enrolment) => (
          <EnrolledRow key={enrolment.person.id} enrolment={enrolment} isHomeroom={group.kind === 'homeroom'} />
        ))}
      </Rows>
    </section>
  );
}

function EnrolledRow({ enrolment, isHomeroom }: { enrolment: Enrolment; isHomeroom: boolean }): ReactNode {
  const { t } = useTranslation('administration');
  const { person, isPrimary, beginsOn, endsOn } = enrolment;
  const primary = isHomeroom ? t('homeroomTeacher') : t('primaryTeacher');
  const notes = [
    person.account,
    ...(beginsOn === null ? [] : [t('from', { date: beginsOn })]),
    ...(endsOn === null ? [] : [t('until', { date: endsOn })]),
  ];
  return <Row title={person.displayName} note={notes.join(' · ')} {...(isPrimary ? { aside: primary } : {})} />;
}
