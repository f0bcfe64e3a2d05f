import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Suspense, useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { showToast } from '../../../ui/toast.tsx';
import { DocumentEditor, type DocumentEditorHandle, type PresentPerson } from '../editor/index.ts';
import { MoveDialog } from '../move/move-dialog.tsx';
import { documentKey, tookDetail } from '../queries.ts';
import type { DocumentDetail } from '../rights.ts';
import { ShareDialog } from '../share/share-dialog.tsx';
import type { DocumentConnection } from '../sync/document-connection.ts';
import type { SyncState } from '../sync/sync-state.ts';
import { Banners } from './banners.tsx';
import { DocumentMenu, useSetArchived } from './document-menu.tsx';
import styles from './document-page.module.css';
import { SheetSkeleton } from './document-skeleton.tsx';
import { Presence } from './presence.tsx';
import { DocumentStateLine } from './state-line.tsx';
import { DocumentTopBar } from './top-bar.tsx';
import { uploadImage } from './upload-image.ts';
import { useDiscard } from './use-discard.ts';
import { useMentions } from './use-mentions.ts';
import { useTrainingMoments } from './use-training-moments.ts';
import { useReadOnly } from './use-read-only.ts';

export interface DocumentWorkspaceProps {
  connection: DocumentConnection;
  state: SyncState;
  detail: DocumentDetail;
  personId: string;
}

export function DocumentWorkspace({ connection, state, detail, personId }: DocumentWorkspaceProps): ReactNode {
  const { t } = useTranslation('documents');
  const navigate = useNavigate();
  const editor = useRef<DocumentEditorHandle>(null);
  const [presence, setPresence] = useState<{ people: readonly PresentPerson[]; following: number | undefined }>({
    people: [],
    following: undefined,
  });
  const [openDialog, setOpenDialog] = useState<'share' | 'move'>();
  const { right, readOnly } = useReadOnly(connection, state, detail);
  const rename = useRename(detail);
  const setArchived = useSetArchived(detail.id);
  const discard = useDiscard(personId, detail.id);
  const searchMentions = useMentions(detail.id);
  const trainingMoments = useTrainingMoments();
  const problemText = useProblemText();
  const onPresence = useCallback(
    (people: readonly PresentPerson[], following: number | undefined) => setPresence({ people, following }),
    [],
  );
  const find = (): void => editor.current?.openFind(readOnly === undefined);
  const share = (): void => setOpenDialog('share');
  const mayRename = detail.actions.includes('rename') && state.line.kind === 'live';
  useFreshDetail(state, detail);
  useListAtHand(state.hasJoined);

  return (
    <div className={styles.page}>
      <DocumentTopBar
        detail={detail}
        onRename={mayRename ? rename : undefined}
        stateLine={<DocumentStateLine state={state} readOnly={readOnly} lastEditedAtMs={detail.lastEditedAtMs} />}
        presence={<Presence {...presence} onFollow={(clientId) => editor.current?.follow(clientId)} />}
        onFind={find}
        onOutline={() => editor.current?.openOutline()}
        onShare={share}
        menu={
          <DocumentMenu
            detail={detail}
            onShare={share}
            onMove={() => setOpenDialog('move')}
            onFind={find}
            onShortcuts={() => editor.current?.openShortcuts()}
          />
        }
      />
      <Banners
        detail={detail}
        state={state}
        readOnly={readOnly}
        doc={connection.doc}
        onRestore={() => setArchived(false)}
        onDiscard={() => void discard()}
      />
      <div className={styles.editor}>
        <Suspense fallback={<SheetSkeleton />}>
          <DocumentEditor
            ref={editor}
            doc={connection.doc}
            awareness={connection.awareness}
            right={right}
            readOnlyReason={readOnly === undefined ? undefined : t('stateReadOnly', { reason: t(readOnly) })}
            schemaGate={{ requiredVersion: detail.schemaVersion }}
            showsNotice={false}
            isReady={state.isReady}
            title={detail.title}
            onTitleChange={mayRename ? rename : undefined}
            uploadImage={(file, progress) => uploadImage(detail.id, file, progress, problemText)}
            pictures={connection.pictures}
            searchMentions={searchMentions}
            trainingMoments={trainingMoments}
            onOpenDocument={(id) => void navigate(`/documents/${encodeURIComponent(id)}`)}
            onPresence={onPresence}
          />
        </Suspense>
      </div>
      <ShareDialog
        detail={detail}
        personId={personId}
        isOpen={openDialog === 'share'}
        onOpenChange={(isOpen) => setOpenDialog(isOpen ? 'share' : undefined)}
      />
      <MoveDialog
        document={detail}
        isOpen={openDialog === 'move'}
        onOpenChange={(isOpen) => setOpenDialog(isOpen ? 'move' : undefined)}
      />
    </div>
  );
}

/** Shows the new title at once; takes it back where the server refuses it. */
function useRename(detail: DocumentDetail): (title: string) => void {
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const { mutate } = useMutation({
    mutationFn: (title: string) =>
      api('PATCH /api/documents/:documentId', { params: { documentId: detail.id }, body: { title } }),
    onMutate: (title) => queryClient.setQueryData(documentKey(detail.id), { ...detail, title }),
    onSuccess: (answer) => tookDetail(queryClient, answer),
    onError: (error) => {
      void queryClient.invalidateQueries({ queryKey: documentKey(detail.id) });
      showToast({ text: problemText(error), tone: 'danger' });
    },
  });
  return (title) => {
    const trimmed = title.trim();
    if (trimmed !== '' && trimmed !== detail.title) mutate(trimmed);
  };
}

/** A right that the server told differs from what was read: what may be done has changed with it. */
function useFreshDetail(state: SyncState, detail: DocumentDetail): void {
  const queryClient = useQueryClient();
  const isStale = state.right !== undefined && state.right !== detail.right;
  useEffect(() => {
    if (isStale) void queryClient.invalidateQueries({ queryKey: documentKey(detail.id) });
  }, [isStale, queryClient, detail.id]);
}

/** The way back and the way out work without a network too: their code is fetched while there is one. */
function useListAtHand(isCalm: boolean): void {
  useEffect(() => {
    if (!isCalm) return;
    // Failing changes nothing: it is fetched again when it is needed.
    void Promise.allSettled([import('../list/documents-page.tsx'), import('../leaving/sign-out-guard.tsx')]);
  }, [isCalm]);
}
