import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useOrganisation } from '../../../app/organisation.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { useViewer } from '../../../app/session.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Select } from '../../../ui/select.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { DeskPage } from '../desk/desk-page.tsx';
import { LESSONS_KEY } from '../desk/queries.ts';
import { useLessonWords } from '../desk/words.ts';
import styles from './consents.module.css';
import { PupilList } from './pupil-list.tsx';
import type { Notice } from './types.ts';
import { useClassConsents, useMyConsents, useNotice } from './use-consents.ts';

/** Consent to be seen, heard and recorded: one's own and one's children's; and a school's, for its administrator. */
export default function ConsentsPage(): ReactNode {
  const { t } = useTranslation('lessons');
  const { memberships } = useViewer();
  const notice = useNotice();
  const isRegistrar = memberships.some(({ role, level }) => role === 'administrator' && level === 'school');
  return (
    <DeskPage title={t('desk.consents')}>
      <QueryView query={notice} loading={4}>
        {(current) => (
          <div className={styles.parts}>
            <NoticeText notice={current} />
            <Mine notice={current} isRegistrar={isRegistrar} />
            {isRegistrar ? <OfClass notice={current} /> : null}
          </div>
        )}
      </QueryView>
    </DeskPage>
  );
}

function NoticeText({ notice }: { notice: Notice }): ReactNode {
  const { t, i18n } = useTranslation('lessons');
  const { day } = useLessonWords();
  return (
    <details className={styles.notice}>
      <summary>
        {/* The one that the platform brings along was published on no day. */}
        {notice.publishedAtMs === 0
          ? t('consent.noticeBuiltIn', { version: notice.version })
          : t('consent.notice', { version: notice.version, day: day(notice.publishedAtMs) })}
      </summary>
      <p>{i18n.language === 'en' ? notice.textEn : notice.textZh}</p>
    </details>
  );
}

function Mine({ notice, isRegistrar }: { notice: Notice; isRegistrar: boolean }): ReactNode {
  const { t } = useTranslation('lessons');
  const query = useMyConsents();
  // Whoever keeps a school's has usually none of their own.
  if (isRegistrar && query.data?.pupils.length === 0) return null;
  return (
    <section aria-labelledby="my-consents">
      <SectionHeading id="my-consents">{t('consent.mine')}</SectionHeading>
      <QueryView query={query} loading={2}>
        {({ pupils }) =>
          pupils.length === 0 ? (
            <EmptyState icon="shield" title={t('consent.noneOfMine')} text={t('consent.noneOfMineText')} />
          ) : (
            <PupilList label={t('consent.mine')} pupils={pupils} notice={notice} schoolId={null} />
          )
        }
      </QueryView>
    </section>
  );
}

/** The classes of the school in whose name one works now. */
function OfClass({ notice }: { notice: Notice }): ReactNode {
  const { t } = useTranslation('lessons');
  const organisation = useOrganisation();
  const find = organisation?.orgUnitName ?? '';
  const places = useQuery({
    queryKey: [LESSONS_KEY, 'places', find],
    enabled: find !== '',
    queryFn: ({ signal }) => api('GET /api/lesson-places', { query: { find }, signal }),
  });
  const [chosen, setChosen] = useState<string>();
  const school = places.data?.places.find(({ orgUnitId }) => orgUnitId === organisation?.orgUnitId);
  const classGroups = school?.classGroups ?? [];
  const classGroupId = chosen ?? classGroups[0]?.id ?? '';
  const query = useClassConsents(classGroupId);
  return (
    <section aria-labelledby="class-consents">
      <SectionHeading id="class-consents" note={t('consent.ofClassNote')}>
        {t('consent.ofClass')}
      </SectionHeading>
      {places.data !== undefined && classGroups.length === 0 ? (
        <EmptyState icon="people" title={t('consent.noClass')} text={t('consent.noClassText')} />
      ) : (
        <>
          <div className={styles.filter}>
            <Select
              label={t('plan.class')}
              value={classGroupId === '' ? null : classGroupId}
              onChange={setChosen}
              choices={classGroups.map(({ id, title }) => ({ id, label: title }))}
            />
          </div>
          <QueryView query={query} loading={6}>
            {({ pupils }) =>
              pupils.length === 0 ? (
                <EmptyState icon="people" title={t('consent.noPupils')} />
              ) : (
                <PupilList
                  label={t('consent.ofClass')}
                  pupils={pupils}
                  notice={notice}
                  schoolId={school?.orgUnitId ?? null}
                />
              )
            }
          </QueryView>
        </>
      )}
    </section>
  );
}
