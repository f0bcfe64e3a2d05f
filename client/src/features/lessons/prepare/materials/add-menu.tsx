import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import { Menu, MenuItem, MenuTrigger } from '../../../../ui/menu.tsx';
import { DocumentDialog } from './document-dialog.tsx';
import { TwinDialog } from './twin-dialog.tsx';

const ACCEPTED = '.pdf,.pptx,.png,.jpg,.jpeg,.webp,.gif,.mp4,.webm';

/** Adds a file, a document of the platform, or a twin. */
export function AddMenu({
  lessonId,
  onFiles,
}: {
  lessonId: string;
  onFiles: (files: readonly File[]) => void;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const files = useRef<HTMLInputElement>(null);
  const [asked, setAsked] = useState<'document' | 'twin'>();
  return (
    <>
      <MenuTrigger>
        <Button size="small" icon="plus">
          {t('materials.add')}
        </Button>
        <Menu aria-label={t('materials.add')} placement="bottom end">
          <MenuItem
            id="file"
            icon="upload"
            label={t('materials.addFile')}
            note={t('materials.addFileNote')}
            onAction={() => files.current?.click()}
          />
          <MenuItem
            id="document"
            icon="document"
            label={t('materials.addDocument')}
            note={t('materials.addDocumentNote')}
            onAction={() => setAsked('document')}
          />
          <MenuItem
            id="twin"
            icon="switch"
            label={t('materials.addTwin')}
            note={t('materials.addTwinNote')}
            onAction={() => setAsked('twin')}
          />
        </Menu>
      </MenuTrigger>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        accept={ACCEPTED}
        aria-label={t('materials.addFile')}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file once more is a change too.
          currentTarget.value = '';
        }}
      />
      {asked === 'document' ? <DocumentDialog lessonId={lessonId} onClose={() => setAsked(undefined)} /> : null}
      {asked === 'twin' ? <TwinDialog lessonId={lessonId} onClose={() => setAsked(undefined)} /> : null}
    </>
  );
}
