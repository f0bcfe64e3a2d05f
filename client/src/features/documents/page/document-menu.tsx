import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Menu, MenuItem, MenuSection, MenuTrigger } from '../../../ui/menu.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { downloadFile } from '../download.ts';
import { useArchive } from '../queries.ts';
import type { DocumentDetail } from '../rights.ts';

const exportFormats = [
  { format: 'docx', label: 'exportDocx' },
  { format: 'pdf', label: 'exportPdf' },
  { format: 'markdown', label: 'exportMarkdown' },
] as const;

type ExportFormat = (typeof exportFormats)[number]['format'];

const extensions = { docx: 'docx', pdf: 'pdf', markdown: 'md' } as const satisfies Record<ExportFormat, string>;

export interface DocumentMenuProps {
  detail: DocumentDetail;
  onShare: () => void;
  onMove: () => void;
  onFind: () => void;
  onShortcuts: () => void;
}

export function DocumentMenu({ detail, onShare, onMove, onFind, onShortcuts }: DocumentMenuProps): ReactNode {
  const { t } = useTranslation('documents');
  const may = (action: DocumentDetail['actions'][number]): boolean => detail.actions.includes(action);
  const setArchived = useSetArchived(detail.id);
  const startExport = useExport(detail);
  return (
    <MenuTrigger>
      <IconButton icon="more" label={t('more')} />
      <Menu aria-label={t('more')} placement="bottom end">
        <MenuSection title={detail.title}>
          <MenuItem id="share" label={t('share')} icon="share" onAction={onShare} />
          <MenuItem id="link" label={t('menuCopyLink')} icon="link" onAction={() => void copyLink(t)} />
          <MenuItem id="find" label={t('find')} icon="search" onAction={onFind} />
          <MenuItem id="shortcuts" label={t('menuShortcuts')} icon="key" onAction={onShortcuts} />
          {may('move') ? <MenuItem id="move" label={t('menuMove')} icon="move" onAction={onMove} /> : null}
          {may('archive') ? (
            <MenuItem id="archive" label={t('menuArchive')} icon="archive" onAction={() => setArchived(true)} />
          ) : null}
          {may('restore') ? (
            <MenuItem id="restore" label={t('menuRestore')} icon="undo" onAction={() => setArchived(false)} />
          ) : null}
        </MenuSection>
        {may('export') ? (
          <MenuSection title={t('menuExport')}>
            {exportFormats.map(({ format, label }) => (
              <MenuItem
                key={format}
                id={format}
                label={t(label)}
                icon="download"
                onAction={() => startExport(format)}
              />
            ))}
          </MenuSection>
        ) : null}
      </Menu>
    </MenuTrigger>
  );
}

/** Undo beats asking: archiving is done at once, and the notice takes it back. */
export function useSetArchived(documentId: string): (archive: boolean) => void {
  const { t } = useTranslation('documents');
  const problemText = useProblemText();
  const { mutate } = useArchive(documentId, useQueryClient());
  const set = (archive: boolean): void =>
    mutate(archive, {
      onSuccess: () =>
        showToast(archive ? { text: t('archivedToast'), undo: () => set(false) } : { text: t('restoredToast') }),
      onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
    });
  return set;
}

export async function copyLink(
  t: (key: 'linkCopied' | 'linkNotCopied') => string,
  href = location.href,
): Promise<void> {
  try {
    await navigator.clipboard.writeText(href);
    showToast({ text: t('linkCopied') });
  } catch {
    showToast({ text: t('linkNotCopied'), tone: 'person' });
  }
}

function useExport(detail: DocumentDetail): (format: ExportFormat) => void {
  const { t } = useTranslation('documents');
  const problemText = useProblemText();
  const { mutate } = useMutation({
    mutationFn: (format: ExportFormat) =>
      downloadFile(
        urlOf('GET /api/documents/:documentId/export', { documentId: detail.id }, { format }),
        `${detail.title}.${extensions[format]}`,
      ),
    onMutate: () => showToast({ text: t('exportStarted') }),
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
  return (format) => mutate(format);
}
