import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/button.tsx';
import { Menu, MenuItem, MenuTrigger } from '../../../ui/menu.tsx';
import { copyLink, useSetArchived } from '../page/document-menu.tsx';
import type { DocumentSummary } from '../rights.ts';

/** What may be done with a document from a list. Owners move and archive; the server decides in the end. */
export function RowMenu({ document, onMove }: { document: DocumentSummary; onMove: () => void }): ReactNode {
  const { t } = useTranslation('documents');
  const setArchived = useSetArchived(document.id);
  const isArchived = document.archivedAtMs !== null;
  // An archived document is at most read, so the right alone does not tell who owns it.
  const mayManage = document.right === 'own' || isArchived;
  const href = `/documents/${encodeURIComponent(document.id)}`;
  return (
    <MenuTrigger>
      <IconButton icon="more" label={t('rowActions', { title: document.title })} />
      <Menu aria-label={t('rowActions', { title: document.title })} placement="bottom end">
        <MenuItem id="open" label={t('open')} icon="document" href={href} />
        <MenuItem
          id="link"
          label={t('menuCopyLink')}
          icon="link"
          onAction={() => void copyLink(t, new URL(href, location.href).href)}
        />
        {mayManage && !isArchived ? <MenuItem id="move" label={t('menuMove')} icon="move" onAction={onMove} /> : null}
        {mayManage ? (
          <MenuItem
            id="archive"
            label={isArchived ? t('menuRestore') : t('menuArchive')}
            icon={isArchived ? 'undo' : 'archive'}
            onAction={() => setArchived(!isArchived)}
          />
        ) : null}
      </Menu>
    </MenuTrigger>
  );
}
