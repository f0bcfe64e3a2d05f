import { lazy } from 'react';

/** The editor, in a chunk of its own: mount it within `<Suspense>`. */
export const DocumentEditor = lazy(() => import('./document-editor.tsx'));

export type { TrainingMoments } from './moments/training-moments.ts';
export type { DocumentEditorHandle, MentionCandidate, PresentPerson, UploadProgress, UploadResult } from './props.ts';
