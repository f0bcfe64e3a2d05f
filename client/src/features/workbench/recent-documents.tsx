import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import type { DeviceDraft } from '../../app/device-drafts.ts';
import { useViewer } from '../../app/session.ts';
import { useWhen } from '../../i18n/when.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { StateLine, type DocumentState } from '../../ui/state-line.tsx';
import { EmptyState } from '../../ui/states.tsx';
import styles from './recent-documents.module.css';
import { communityPath, documentPath, type DocumentSummary } from './workbench-types.ts';

interface Props {
  documents: readonly DocumentSummary[];
  drafts: readonly DeviceDraft[];
}

export function RecentDocuments({ documents, drafts }: Props): ReactNode {
  const { t } = useTranslation('workbench');
  return (
    <section aria-labelledby="recent">
      <SectionHeading id="recent" action={<Link href="/documents">{t('allDocuments')}</Link>}>
        {t('recent')}
      </SectionHeading>
      {documents.length === 0 ? (
        <EmptyState
          title={t('recentEmpty')}
          text={t('recentEmptyText')}
          action={<ButtonLink href="/communities">{t('toCommunities')}</ButtonLink>}
        />
      ) : (
        <table className={styles.table}>
          <caption className="visually-hidden">{t('recentCaption')}</caption>
          <colgroup>
            <col className={styles.titles} />
            <col className={styles.communities} />
            <col />
            <col className={styles.times} />
          </colgroup>
          <tbody>
            {documents.map((document) => (
              <RecentRow
                key={document.id}
                document={document}
                draft={drafts.find(({ documentId }) => documentId === document.id)}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function RecentRow({ document, draft }: { document: DocumentSummary; draft: DeviceDraft | undefined }): ReactNode {
  const { t } = useTranslation('workbench');
  const { person } = useViewer();
  const { when } = useWhen();
  const templateTitle = useTemplateTitle();
  const template = templateTitle(document.template);
  const editor = document.lastEditedBy;
  const time = when(document.lastEditedAtMs);
  return (
    <tr>
      <th scope="row">
        <Link tone="ink" href={documentPath(document.id)}>
          {document.title}
        </Link>
        {template === undefined ? null : <small>{template}</small>}
      </th>
      <td className={styles.community}>
        {document.community === null ? (
          t('personal')
        ) : (
          <Link tone="ink" href={communityPath(document.community.id)}>
            {document.community.name}
          </Link>
        )}
      </td>
      <td>
        <StateLine state={stateOf(document, draft, t('archived'))} />
      </td>
      <td className={styles.when}>
        {editor === null
          ? time
          : t('editedBy', { name: editor.personId === person.id ? t('you') : editor.displayName, time })}
      </td>
    </tr>
  );
}

/** What the server lists is durable; what only this device keeps is known here. */
function stateOf(document: DocumentSummary, draft: DeviceDraft | undefined, archived: string): DocumentState {
  if (draft !== undefined) return { kind: 'unsynced', count: draft.unsynced };
  if (document.archivedAtMs !== null) return { kind: 'readOnly', reason: archived };
  return document.right === 'read' ? { kind: 'readOnly' } : { kind: 'saved' };
}

function useTemplateTitle(): (key: string | null) => string | undefined {
  const { i18n } = useTranslation('workbench');
  const { data } = useQuery({
    queryKey: ['document-templates'],
    queryFn: ({ signal }) => api('GET /api/document-templates', { signal }),
    staleTime: Infinity,
  });
  return (key) => {
    const title = data?.templates.find((template) => template.key === key)?.title;
    return i18n.language === 'en' ? title?.en : title?.zhCN;
  };
}
