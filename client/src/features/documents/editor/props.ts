import type { MentionKind } from '@tongyan/collab-server/content';
import type { ReactNode } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { TrainingMoments } from './moments/training-moments.ts';
import type { KeptPictures } from '../sync/kept-pictures.ts';

/** What the person may do with the document. Only `own` and `edit` write. */
export type DocumentRight = 'own' | 'edit' | 'comment' | 'read';

export type UploadResult =
  | { readonly ok: true; /** `/api/blobs/<sha256>` */ readonly src: string }
  | { readonly ok: false; /** One sentence for the person: what happened, what to do. */ readonly message: string };

export interface UploadProgress {
  /** 0 to 1. */
  readonly onProgress: (fraction: number) => void;
  readonly signal: AbortSignal;
}

export interface MentionCandidate {
  readonly kind: MentionKind;
  readonly id: string;
  readonly label: string;
  /** Organisation of a person, community of a document. */
  readonly detail?: string;
}

/** Someone whose window is in the document now, from awareness. */
export interface PresentPerson {
  /** Awareness client; one person may have several. */
  readonly clientId: number;
  readonly personId: string;
  readonly displayName: string;
  readonly organisationName: string;
  /** 1 to 5: the `--who-n` token. The same person has the same colour on every screen. */
  readonly colour: 1 | 2 | 3 | 4 | 5;
  readonly isSelf: boolean;
  /** Whether their caret is in the text, so that they can be followed. */
  readonly hasCaret: boolean;
}

export interface DocumentEditorHandle {
  focus: () => void;
  /** Keeps that person's caret in view until I act, or until `undefined`. */
  follow: (clientId: number | undefined) => void;
  openFind: (withReplace?: boolean) => void;
  openShortcuts: () => void;
  /** The outline in a sheet, for screens that have no room for it beside the page. */
  openOutline: () => void;
  /** Plain text of the selection, for a comment; '' where nothing is selected. */
  selectedText: () => string;
}

export interface DocumentEditorProps {
  /** The document that the sync provider keeps. The editor works on a copy linked to it (see link/linked-doc.ts). */
  readonly doc: Y.Doc;
  /** Of each state the editor reads `user` {personId, name, organisation}, the server’s word, and y-prosemirror’s `cursor`. */
  readonly awareness: Awareness;
  readonly right: DocumentRight;
  /** Why nobody may write although the right would allow it (archived, frozen for review, …), as one sentence. */
  readonly readOnlyReason?: string | undefined;
  /** False where the page itself says why nothing can be written. */
  readonly showsNotice?: boolean | undefined;
  /** Schema version that the server's metadata asks for; the one in the document itself is always looked at. */
  readonly schemaGate?: { readonly requiredVersion: number } | undefined;
  /** False until the document has its first content, from the device or from the server: a skeleton stands in its place. */
  readonly isReady: boolean;
  /** The title above the text; without `onTitleChange` it is not editable. */
  readonly title: string;
  readonly onTitleChange?: ((title: string) => void) | undefined;
  readonly uploadImage?: ((file: File, progress: UploadProgress) => Promise<UploadResult>) | undefined;
  /** Keeps pictures that were shown, and gives them where they do not load. */
  readonly pictures?: KeptPictures | undefined;
  readonly searchMentions?: ((query: string, signal: AbortSignal) => Promise<readonly MentionCandidate[]>) | undefined;
  /** Trainings that can stand in the text; one object for the life of the editor. */
  readonly trainingMoments?: TrainingMoments | undefined;
  readonly onOpenDocument?: ((documentId: string) => void) | undefined;
  /** Called when the people in the document, or whom I follow, change. */
  readonly onPresence?: ((people: readonly PresentPerson[], following: number | undefined) => void) | undefined;
  /** What stands at the right of the page (comments). The column is left out where this is. */
  readonly aside?: ReactNode;
  readonly ref?: React.Ref<DocumentEditorHandle>;
}
