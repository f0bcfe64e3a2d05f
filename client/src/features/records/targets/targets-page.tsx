import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { useViewer } from '../../../app/session.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState, NoPermissionState } from '../../../ui/states.tsx';
import { PageFrame } from '../page-frame.tsx';
import { TargetDialog } from './target-dialog.tsx';
import { TargetItem } from './target-item.tsx';
import styles from './targets-page.module.css';

/** How often the state of sending is looked at while the page is open. */
const LOOK_EVERY_MS = 5_000;

/** Learning record stores that statements are sent to: for administrators of the units whose statements they are. */
export default function TargetsPage(): ReactNode {
  const { t } = useTranslation('records');
  const { memberships } = useViewer();
  return (
    <PageFrame title={t('targets')}>
      {memberships.some(({ role }) => role === 'administrator') ? (
        <Targets />
      ) : (
        <NoPermissionState text={t('notAdministrator')} />
      )}
    </PageFrame>
  );
}

function Targets(): ReactNode {
  const { t } = useTranslation('records');
  const [isAdding, setAdding] = useState(false);
  const query = useQuery({
    queryKey: ['records', 'targets'],
    queryFn: ({ signal }) => api('GET /api/records/targets', { signal }),
    refetchInterval: LOOK_EVERY_MS,
  });
  const add = (
    <Button variant="primary" icon="plus" onPress={() => setAdding(true)}>
      {t('addTarget')}
    </Button>
  );
  return (
    <>
      <p className={styles.intro}>{t('targetsNote')}</p>
      <QueryView query={query}>
        {({ targets }) =>
          targets.length === 0 ? (
            <EmptyState icon="upload" title={t('noTargets')} text={t('noTargetsText')} action={add} />
          ) : (
            <>
              <ul className={styles.list}>
                {targets.map((target) => (
                  <TargetItem key={target.id} target={target} />
                ))}
              </ul>
              {add}
            </>
          )
        }
      </QueryView>
      {isAdding ? <TargetDialog target={null} onClose={() => setAdding(false)} /> : null}
    </>
  );
}
