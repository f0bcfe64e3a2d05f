import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PeopleField } from '../../../app/chosen-people.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { Select } from '../../../ui/select.tsx';
import { FormColumns, FormPart, SendForm, useFormProblems } from '../../../ui/send-form.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { AgendaFields } from './agenda-fields.tsx';
import { DocumentField } from './document-field.tsx';
import { type MeetingForm, minutesOf, problemsOf } from './form.ts';

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
  const problems = useFormProblems(problemsOf(form, Date.now()), (problem) => t(`problem_${problem}`));
  const { errorOf, isTried } = problems;
  const set = (change: Partial<MeetingForm>) => onChange({ ...form, ...change });
  const without = new Set([...form.coHosts, ...form.guests].map(({ id }) => id));
  return (
    <SendForm
      problems={problems}
      send={send}
      isPending={isPending}
      onSend={onSubmit}
      beside={
        <ButtonLink size="large" variant="quiet" href={cancelHref}>
          {t('cancel')}
        </ButtonLink>
      }
    >
      <FormPart id="plan-what" heading={t('planWhat')}>
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
        <FormColumns count={3}>
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
        </FormColumns>
        <DocumentField
          communityId={form.communityId}
          value={form.documentId}
          known={knownDocument}
          onChange={(documentId) => set({ documentId })}
        />
      </FormPart>
      <AgendaFields
        rows={form.agenda}
        length={minutesOf(form.minutes, 1, 480)}
        isTried={isTried}
        onChange={(agenda) => set({ agenda })}
      />
      {hasPeople ? (
        <FormPart id="plan-people" heading={t('planPeople')} note={t('planPeopleNote')}>
          <FormColumns>
            <PeopleField
              label={t('coHosts')}
              placeholder={t('coHostHint')}
              people={form.coHosts}
              without={without}
              onChange={(coHosts) => set({ coHosts })}
            />
            <PeopleField
              label={t('guests')}
              placeholder={t('guestHint')}
              people={form.guests}
              without={without}
              onChange={(guests) => set({ guests })}
            />
          </FormColumns>
        </FormPart>
      ) : null}
    </SendForm>
  );
}
