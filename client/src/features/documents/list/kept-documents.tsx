import { useQuery } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../app/session.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { type DocumentDetail, isDetail } from '../rights.ts';
import { keptDocuments } from '../sync/browser.ts';
import { DocumentTable } from './document-table.tsx';
import type { Scope } from './scope-tabs.tsx';

/** Without a network: the documents of this list that open here all the same, as this device knew them last. */
export function KeptDocuments(props: { scope: Scope; unsynced: ReadonlyMap<string, number> }): ReactNode {
  const { scope, unsynced } = props;
  const { t } = useTranslation('documents');
  const headingId = useId();
  const { person } = useViewer();
  const { data } = useQuery({
    queryKey: ['keptDocuments', person.id],
    queryFn: () => keptDocuments(person.id),
    staleTime: 0,
  });
  const documents = (data ?? [])
    .filter(isDetail)
    .filter((detail) => isIn(scope, detail))
    .toSorted((a, b) => b.lastEditedAtMs - a.lastEditedAtMs);
  if (documents.length === 0) return null;
  return (
    <section aria-labelledby={headingId}>
      <SectionHeading id={headingId}>{t('keptHeading')}</SectionHeading>
      <DocumentTable documents={documents} scope={scope} unsynced={unsynced} />
    </section>
  );
}

function isIn(scope: Scope, { archivedAtMs, right }: DocumentDetail): boolean {
  switch (scope) {
    case 'archived':
      return archivedAtMs !== null;
    case 'recent':
      return archivedAtMs === null;
    case 'mine':
      return archivedAtMs === null && right === 'own';
    case 'shared':
      return archivedAtMs === null && right !== 'own';
  }
}
