import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../../app/problem-text.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Notice } from '../../../ui/states.tsx';
import styles from './import-dialog.module.css';
import { useImport, type ImportState, type ImportWarning } from './use-import.ts';

const warningKeys = {
  'transfer.formulaSimplified': 'warnFormulaSimplified',
  'transfer.imageDropped': 'warnImageDropped',
  'transfer.footnoteInlined': 'warnFootnoteInlined',
  'transfer.commentDropped': 'warnCommentDropped',
  'transfer.changesAccepted': 'warnChangesAccepted',
  'transfer.htmlAsText': 'warnHtmlAsText',
  'transfer.linkDropped': 'warnLinkDropped',
  'transfer.objectDropped': 'warnObjectDropped',
  'transfer.pageFurnitureDropped': 'warnPageFurnitureDropped',
} as const satisfies Record<ImportWarning['code'], string>;

const ACCEPTED = ['.docx', '.md', '.markdown', '.zip'];

export interface ImportDialogProps {
  isOpen: boolean;
  communityId?: string | undefined;
  onClose: () => void;
}

/** Makes a document of a Word or Markdown file, and says what could not be taken over as it was. */
export function ImportDialog({ isOpen, communityId, onClose }: ImportDialogProps): ReactNode {
  const { t } = useTranslation('documents');
  const queryClient = useQueryClient();
  const { state, start, reset } = useImport(communityId, () => {
    void queryClient.invalidateQueries({ queryKey: ['documents'] });
    void queryClient.invalidateQueries({ queryKey: ['community'] });
  });
  return (
    <Dialog
      title={t('importTitle')}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (open) return;
        reset();
        onClose();
      }}
    >
      {() => <ImportBody state={state} onFile={start} onReset={reset} />}
    </Dialog>
  );
}

function ImportBody(props: { state: ImportState; onFile: (file: File) => void; onReset: () => void }): ReactNode {
  const { state, onFile, onReset } = props;
  const { t, i18n } = useTranslation('documents');
  const problemText = useProblemText();
  switch (state.kind) {
    case 'choosing':
      return <Chooser onFile={onFile} isWrongKind={state.isWrongKind} />;
    case 'sending': {
      const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(state.fraction);
      return (
        <div className={styles.progress}>
          <p>{t('importing', { name: state.name })}</p>
          <progress value={state.fraction} aria-label={t('importing', { name: state.name })} />
          <p role="status" className={styles.note}>
            {state.fraction < 1 ? t('importUploaded', { percent }) : t('importConverting')}
          </p>
        </div>
      );
    }
    case 'done':
      return (
        <>
          <Notice
            icon="check"
            title={t('importDone', { name: state.name })}
            role="status"
            action={
              <>
                <ButtonLink variant="primary" href={`/documents/${encodeURIComponent(state.documentId)}`}>
                  {t('importOpen')}
                </ButtonLink>
                <Button onPress={onReset}>{t('importAgain')}</Button>
              </>
            }
          />
          {state.warnings.length === 0 ? null : (
            <section className={styles.warnings}>
              <p>{t('importWarnings', { count: state.warnings.length })}</p>
              <ul>
                {state.warnings.map((warning, index) => (
                  // One code may come twice, with other numbers.
                  <li key={`${index}-${warning.code}`}>
                    {t(warningKeys[warning.code], { count: 0, ...warning.params })}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      );
    case 'failed':
      return (
        <Notice
          icon="error"
          tone="danger"
          role="alert"
          title={t('importFailed', { name: state.name })}
          text={`${problemText(state.error)} ${t('importKept')}`}
          action={<Button onPress={onReset}>{t('importAgain')}</Button>}
        />
      );
  }
}

function Chooser({ onFile, isWrongKind }: { onFile: (file: File) => void; isWrongKind: boolean }): ReactNode {
  const { t } = useTranslation('documents');
  return (
    <DropZone
      className={styles.drop ?? ''}
      aria-label={t('importTitle')}
      onDrop={(event) => {
        const item = event.items.find((dropped) => dropped.kind === 'file');
        if (item?.kind === 'file') void item.getFile().then(onFile);
      }}
    >
      <FileTrigger
        acceptedFileTypes={ACCEPTED}
        onSelect={(files) => {
          const file = files?.[0];
          if (file !== undefined) onFile(file);
        }}
      >
        <Button variant="primary" icon="upload">
          {t('importChoose')}
        </Button>
      </FileTrigger>
      <p className={styles.note}>{t('importHint')}</p>
      {isWrongKind ? (
        <p role="alert" className={styles.wrong}>
          {t('importWrongKind')}
        </p>
      ) : null}
    </DropZone>
  );
}
