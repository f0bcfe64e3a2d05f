import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWhen } from '../../../i18n/when.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Link } from '../../../ui/link.tsx';
import { MoveDialog } from '../move/move-dialog.tsx';
import type { DocumentSummary } from '../rights.ts';
import styles from './documents-page.module.css';
import { RowMenu } from './row-menu.tsx';
import type { Scope } from './scope-tabs.tsx';

export interface DocumentTableProps {
  documents: readonly DocumentSummary[];
  scope: Scope;
  unsynced: ReadonlyMap<string, number>;
}

export function DocumentTable({ documents, scope, unsynced }: DocumentTableProps): ReactNode {
  const { t } = useTranslation('documents');
  const [moving, setMoving] = useState<DocumentSummary>();
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('columnTitle')}</th>
            <th scope="col" className={styles.wide}>
              {t('columnCommunity')}
            </th>
            <th scope="col" className={styles.wide}>
              {t('columnOwner')}
            </th>
            <th scope="col" className={styles.edited}>
              {t('columnEdited')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t('more')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => (
            <DocumentRow
              key={document.id}
              document={document}
              scope={scope}
              unsynced={unsynced.get(document.id) ?? 0}
              onMove={() => setMoving(document)}
            />
          ))}
        </tbody>
      </table>
      {moving === undefined ? null : (
        <MoveDialog
          key={moving.id}
          document={moving}
          isOpen
          onOpenChange={(isOpen) => (isOpen ? undefined : setMoving(undefined))}
        />
      )}
    </>
  );
}

function DocumentRow(props: {
  document: DocumentSummary;
  scope: Scope;
  unsynced: number;
  onMove: () => void;
}): ReactNode {
  const { document, scope, unsynced, onMove } = props;
  const { t } = useTranslation('documents');
  const { when } = useWhen();
  const owners = document.owners.map((owner) => owner.displayName).join(t('listSeparator'));
  const edited =
    document.lastEditedBy === null
      ? when(document.lastEditedAtMs)
      : t('editedBy', { name: document.lastEditedBy.displayName, when: when(document.lastEditedAtMs) });
  const readOnly = document.right === 'read' || document.right === 'comment';
  return (
    <tr>
      <th scope="row">
        <Link tone="ink" href={`/documents/${encodeURIComponent(document.id)}`}>
          {document.title}
        </Link>
        {unsynced > 0 ? (
          <span className={styles.unsynced}>
            <Icon name="cloud" size={16} />
            {t('unsyncedRow', { count: unsynced })}
          </span>
        ) : document.archivedAtMs !== null && scope !== 'archived' ? (
          <span className={styles.quiet}>{t('scopeArchived')}</span>
        ) : readOnly && document.archivedAtMs === null ? (
          <span className={styles.quiet}>{t(document.right === 'comment' ? 'rightComment' : 'rightRead')}</span>
        ) : null}
        <small className={styles.narrow}>
          {document.community?.name ?? t('personal')} · {edited}
        </small>
      </th>
      <td className={styles.wide}>
        {document.community === null ? (
          <span className={styles.quiet}>{t('personal')}</span>
        ) : (
          <Link tone="ink" href={`/communities/${encodeURIComponent(document.community.id)}`}>
            {document.community.name}
          </Link>
        )}
      </td>
      <td className={styles.wide}>{owners}</td>
      <td className={styles.edited}>{edited}</td>
      <td className={styles.menu}>
        <RowMenu document={document} onMove={onMove} />
      </td>
    </tr>
  );
}
