import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { BasicFields } from './basic-fields.tsx';
import { Classrooms } from './classrooms.tsx';
import { invitedIn, type LessonForm, type LessonProblem, problemsOf } from './form.ts';
import { PeopleList } from './person-slot.tsx';
import { PlacePicker } from './place-picker.tsx';
import styles from './plan.module.css';
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
  const [isTried, setTried] = useState(false);
  const problems = problemsOf(form, Date.now());
  const errorOf = (...those: readonly LessonProblem[]) => {
    const found = isTried ? those.find((each) => problems.includes(each)) : undefined;
    return found === undefined ? undefined : t(`plan.problem.${found}`);
  };
  const set = (change: Partial<LessonForm>) => onChange({ ...form, ...change });
  const without = new Set(invitedIn(form).map(({ id }) => id));
  const places = [form.home, ...form.receiving.map(({ place }) => place)].filter((place) => place !== null);
  const schools = [...new Map(places.map((place) => [place.orgUnitId, place])).values()];
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
        <SectionHeading id="plan-what">{t('plan.what')}</SectionHeading>
        <div className={styles.part}>
          <BasicFields form={form} onChange={set} errorOf={errorOf} />
          <PlacePicker
            label={t('plan.home')}
            placeholder={t('plan.schoolHint')}
            value={form.home}
            ownOnly
            onChange={(home) => set({ home })}
            error={errorOf('homeMissing')}
          />
          <PeopleList
            label={t('seat.leadTeacher')}
            placeholder={t('plan.leadHint')}
            people={form.leads}
            without={without}
            onChange={(leads) => set({ leads })}
          />
          <Wrong text={errorOf('leadMissing')} />
        </div>
      </section>
      <Classrooms form={form} without={without} isTried={isTried} onChange={set} />
      <section aria-labelledby="plan-others">
        <SectionHeading id="plan-others" note={t('plan.othersNote')}>
          {t('plan.others')}
        </SectionHeading>
        <div className={styles.part}>
          <PupilPicker
            places={schools}
            people={form.students}
            without={without}
            onChange={(students) => set({ students })}
          />
          <div className={styles.pair}>
            <PeopleList
              label={t('seat.observer')}
              placeholder={t('plan.personHint')}
              people={form.observers}
              without={without}
              onChange={(observers) => set({ observers })}
            />
            <PeopleList
              label={t('seat.technician')}
              placeholder={t('plan.personHint')}
              people={form.technicians}
              without={without}
              onChange={(technicians) => set({ technicians })}
            />
          </div>
          <Wrong text={errorOf('nobodyListens', 'personTwice')} />
        </div>
      </section>
      <div className={styles.send}>
        <Button type="submit" variant="primary" size="large" isPending={isPending}>
          {t('plan.send')}
        </Button>
        {isTried && problems.length > 0 ? (
          <p role="alert" className={styles.wrong}>
            {t('plan.problems', { count: problems.length })}
          </p>
        ) : null}
      </div>
    </form>
  );
}

function Wrong({ text }: { text: string | undefined }): ReactNode {
  return text === undefined ? null : (
    <p role="alert" className={styles.wrong}>
      {text}
    </p>
  );
}

/** Once what is wrong is shown: whoever cannot see the marks is led there. */
function focusFirstInvalid(form: HTMLFormElement): void {
  requestAnimationFrame(() => {
    const field = form.querySelector('[data-invalid]');
    field?.querySelector<HTMLElement>('button, input, textarea')?.focus();
  });
}
