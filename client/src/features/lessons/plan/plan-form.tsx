import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PeopleField } from '../../../app/chosen-people.tsx';
import { FormColumns, FormError, FormPart, SendForm, useFormProblems } from '../../../ui/send-form.tsx';
import { BasicFields } from './basic-fields.tsx';
import { Classrooms } from './classrooms.tsx';
import { invitedIn, type LessonForm, problemsOf } from './form.ts';
import { PlacePicker } from './place-picker.tsx';
import { PupilPicker } from './pupil-picker.tsx';

/** Plans a lesson. What is wrong is told once somebody wanted to send it. */
export function PlanForm({
  form,
  onChange,
  isPending,
  onSubmit,
}: {
  form: LessonForm;
  onChange: (form: LessonForm) => void;
  isPending: boolean;
  onSubmit: () => void;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const problems = useFormProblems(problemsOf(form, Date.now()), (problem) => t(`plan.problem.${problem}`));
  const { errorOf, isTried } = problems;
  const set = (change: Partial<LessonForm>) => onChange({ ...form, ...change });
  const without = new Set(invitedIn(form).map(({ id }) => id));
  const places = [form.home, ...form.receiving.map(({ place }) => place)].filter((place) => place !== null);
  const schools = [...new Map(places.map((place) => [place.orgUnitId, place])).values()];
  return (
    <SendForm problems={problems} send={t('plan.send')} isPending={isPending} onSend={onSubmit}>
      <FormPart id="plan-what" heading={t('plan.what')}>
        <BasicFields form={form} onChange={set} errorOf={errorOf} />
        <PlacePicker
          label={t('plan.home')}
          placeholder={t('plan.schoolHint')}
          value={form.home}
          ownOnly
          onChange={(home) => set({ home })}
          error={errorOf('homeMissing')}
        />
        <PeopleField
          label={t('seat.leadTeacher')}
          placeholder={t('plan.leadHint')}
          people={form.leads}
          without={without}
          onChange={(leads) => set({ leads })}
        />
        <FormError text={errorOf('leadMissing')} />
      </FormPart>
      <Classrooms form={form} without={without} isTried={isTried} onChange={set} />
      <FormPart id="plan-others" heading={t('plan.others')} note={t('plan.othersNote')}>
        <PupilPicker
          places={schools}
          people={form.students}
          without={without}
          onChange={(students) => set({ students })}
        />
        <FormColumns>
          <PeopleField
            label={t('seat.observer')}
            placeholder={t('plan.personHint')}
            people={form.observers}
            without={without}
            onChange={(observers) => set({ observers })}
          />
          <PeopleField
            label={t('seat.technician')}
            placeholder={t('plan.personHint')}
            people={form.technicians}
            without={without}
            onChange={(technicians) => set({ technicians })}
          />
        </FormColumns>
        <FormError text={errorOf('nobodyListens', 'personTwice')} />
      </FormPart>
    </SendForm>
  );
}
