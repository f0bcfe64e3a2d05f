import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { AgendaFields } from './agenda-fields.tsx';
import { DocumentField } from './document-field.tsx';
import { type MeetingForm, type MeetingProblem, minutesOf, problemsOf } from './form.ts';
import { PeopleList } from './people-list.tsx';
import styles from './plan.module.css';

export interface PlanFormProps {
  readonly form: MeetingForm;
  readonly onChange: (form: MeetingForm) => void;
  /** Between which one can choose; one alone is fixed. */
  readonly communities: readonly { readonly id: string; readonly name: string }[];
  readonly knownDocument: { readonly id: string; readonly title: string | null } | null;
  /** People are chosen here too, except where a meeting that exists is changed. */
  readonly hasPeople: boolean;
  readonly send: string;
  readonly cancelHref: string;
  readonly isPending: boolean;
  readonly onSubmit: () => void;
}

/** Plans a meeting, or changes one. What is wrong is told once somebody wanted to send it. */
export function PlanForm(props: PlanFormProps): ReactNode {
  const { form, onChange, communities, knownDocument, hasPeople, send, cancelHref, isPending, onSubmit } = props;
  const { t } = useTranslation('meetings');
  const [isTried, setTried] = useState(false);
  const problems = problemsOf(form, Date.now());
  const errorOf = (...those: readonly MeetingProblem[]) => {
    const found = isTried ? those.find((each) => problems.includes(each)) : undefined;
    return found === undefined ? undefined : t(`problem_${found}`);
  };
  const set = (change: Partial<MeetingForm>) => onChange({ ...form, ...change });
  const without = new Set([...form.coHosts, ...form.guests].map(({ id }) => id));
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (problems.length === 0) onSubmit();
        else focusFirstInvalid(event.currentTarget);
      }}
    >
      <section aria-labelledby="plan-what">
        <SectionHeading id="plan-what">{t('planWhat')}</SectionHeading>
        <div className={styles.part}>
          <TextField
            label={t('title')}
            placeholder={t('titleHint')}
            maxLength={120}
            value={form.title}
            onChange={(title) => set({ title })}
            error={errorOf('titleMissing')}
          />
          <TextField
            label={t('purpose')}
            placeholder={t('purposeHint')}
            rows={3}
            maxLength={2_000}
            value={form.purpose}
            onChange={(purpose) => set({ purpose })}
          />
          <div className={styles.triple}>
            <Select
              label={t('community')}
              value={form.communityId === '' ? null : form.communityId}
              isDisabled={communities.length < 2 && form.communityId !== ''}
              placeholder={t('communityChoose')}
              onChange={(communityId) => set({ communityId, documentId: null })}
              choices={communities.map(({ id, name }) => ({ id, label: name }))}
              error={errorOf('communityMissing')}
            />
            <TextField
              label={t('starts')}
              type="datetime-local"
              value={form.startsAt}
              onChange={(startsAt) => set({ startsAt })}
              error={errorOf('startWrong', 'startPast')}
            />
            <TextField
              label={t('lengthMinutes')}
              inputMode="numeric"
              value={form.minutes}
              onChange={(minutes) => set({ minutes })}
              error={errorOf('minutesWrong')}
            />
          </div>
          <DocumentField
            communityId={form.communityId}
            value={form.documentId}
            known={knownDocument}
            onChange={(documentId) => set({ documentId })}
          />
        </div>
      </section>
      <AgendaFields
        rows={form.agenda}
        length={minutesOf(form.minutes, 1, 480)}
        isTried={isTried}
        onChange={(agenda) => set({ agenda })}
      />
      {hasPeople ? (
        <section aria-labelledby="plan-people">
          <SectionHeading id="plan-people" note={t('planPeopleNote')}>
            {t('planPeople')}
          </SectionHeading>
          <div className={styles.pair}>
            <PeopleList
              label={t('coHosts')}
              placeholder={t('coHostHint')}
              people={form.coHosts}
              without={without}
              onChange={(coHosts) => set({ coHosts })}
            />
            <PeopleList
              label={t('guests')}
              placeholder={t('guestHint')}
              people={form.guests}
              without={without}
              onChange={(guests) => set({ guests })}
            />
          </div>
        </section>
      ) : null}
      <div className={styles.send}>
        <Button type="submit" variant="primary" size="large" isPending={isPending}>
          {send}
        </Button>
        <ButtonLink size="large" variant="quiet" href={cancelHref}>
          {t('cancel')}
        </ButtonLink>
        {isTried && problems.length > 0 ? (
          <p role="alert" className={styles.wrong}>
            {t('problems', { count: problems.length })}
          </p>
        ) : null}
      </div>
    </form>
  );
}

/** Once what is wrong is shown: whoever cannot see the marks is led there. */
function focusFirstInvalid(form: HTMLFormElement): void {
  requestAnimationFrame(() => {
    const field = form.querySelector('[data-invalid]');
    field?.querySelector<HTMLElement>('button, input, textarea')?.focus();
  });
}
