import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client.ts';
import { QueryView } from '../../../../app/query-view.tsx';
import { useWhen } from '../../../../i18n/when.ts';
import { DialogFoot } from '../../../../ui/dialog-foot.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { Checkbox, RadioGroup } from '../../../../ui/toggles.tsx';
import styles from './materials.module.css';
import { useMaterialActions } from './use-materials.ts';

const MOST_OFFERED = 30;

/** A document that was prepared together: everybody of the lesson reads it, and the stage can show it live. */
export function DocumentDialog({ lessonId, onClose }: { lessonId: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('lessons');
  const { when } = useWhen();
  const [documentId, setDocumentId] = useState('');
  const [share, setShare] = useState(true);
  const { addDocument } = useMaterialActions(lessonId);
  const query = useQuery({
    queryKey: ['documents', 'for-lesson'],
    queryFn: ({ signal }) => api('GET /api/documents', { query: { scope: 'recent', limit: MOST_OFFERED }, signal }),
  });
  return (
    <Dialog
      size="medium"
      title={t('materials.addDocument')}
      isOpen
      onOpenChange={onClose}
      actions={(close) => (
        <DialogFoot
          onCancel={close}
          action={t('materials.add')}

          isDisabled={documentId === ''}
          isPending={addDocument.isPending}
          onAct={() => addDocument.mutate({ documentId, share }, { onSuccess: onClose })}
        />
      )}
    >
      {() => (
        <QueryView query={query} loading={4}>
          {({ documents }) =>
            documents.length === 0 ? (
              <EmptyState title={t('materials.noDocuments')} text={t('materials.noDocumentsText')} />
            ) : (
              <div className={styles.fields}>
                <RadioGroup
                  label={t('materials.recentDocuments')}
                  value={documentId === '' ? null : documentId}
                  onChange={setDocumentId}
                  choices={documents.map(({ id, title, lastEditedAtMs }) => ({
                    id,
                    label: title,
                    note: when(lastEditedAtMs),
                  }))}
                />
                <Checkbox isSelected={share} onChange={setShare} note={t('materials.shareNote')}>
                  {t('materials.share')}
                </Checkbox>
              </div>
            )
          }
        </QueryView>
      )}
    </Dialog>
  );
}
