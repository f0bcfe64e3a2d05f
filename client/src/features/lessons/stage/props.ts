import type { LessonTimeMs, StageEvent, StageState } from '@tongyan/media/timeline';
import type { RouteResponse } from '../../../api/contracts.ts';
import type { TwinPlaceOf } from './twin/twin-run.ts';

type Material = RouteResponse<'GET /api/lessons/:lessonId/materials'>['materials'][number];

/** As much of a lesson's material as showing it takes. */
export type StageMaterial = Pick<
  Material,
  'id' | 'kind' | 'title' | 'pages' | 'size' | 'contentUrl' | 'documentId' | 'sceneId'
>;

/** What the lead teacher's hand does on the stage; `none` leaves it to the surface itself. */
export type StageTool = 'none' | 'pointer' | 'pen' | 'eraser';

/** How a pupil answers the quiz that is open. */
export interface Answering {
  /** What was answered so far; null where nothing was. */
  readonly option: number | null;
  readonly answer: (quizId: string, option: number) => void;
}

/** In a replay: documents as they stood on the stage. */
export interface PastDocuments {
  /** What is known of a document; undefined while it is not, null title for who may not read it. */
  readonly find: (documentId: string) => PastDocumentFacts | undefined;
  /** Its state at a moment, or what came to it after another, as a Yjs update; the same function for the same document. */
  readonly read: (
    documentId: string,
  ) => (untilMs: number, afterMs: number | null, signal: AbortSignal) => Promise<Uint8Array>;
}

interface PastDocumentFacts {
  readonly title: string | null;
  /** Lesson times at which what was shown of it became another, in order. */
  readonly versions: readonly number[];
}

/**
 * Everything that shows a lesson's stage, live and in a replay. The state alone decides what is seen; `at` tells how far videos, twins and
 * countdowns have gone. It may stand still or jump.
 */
export interface StageViewProps {
  readonly stage: StageState;
  /** Lesson time now. The same function for as long as the view lives. */
  readonly at: () => LessonTimeMs;
  readonly materials: readonly StageMaterial[];
  /** Whoever reads documents of the stage. */
  readonly personId: string;
  /** Only with `onAct`. */
  readonly tool?: StageTool;
  readonly penColour?: PenColour;
  /** Whoever leads: does it on everybody's stage. Left out: nothing can be done. */
  readonly onAct?: (event: StageEvent) => void;
  readonly answering?: Answering;
  /** Counts down over the surface. */
  readonly timer?: { readonly endsAt: number; readonly label: string } | null;
  /** Larger type, for a projector. */
  readonly isProjected?: boolean;
  /** Left out, documents are live. */
  readonly pastDocuments?: PastDocuments;
  /** From where a twin that has gone long may be gone on with. The same function for as long as the view lives. */
  readonly twinPlaceOf?: TwinPlaceOf;
  /** Sounds of videos and twins; off where the media server brings them, or before the first gesture. */
  readonly hasSound?: boolean;
}

export const PEN_COLOURS = ['red', 'blue', 'green', 'black'] as const;
export type PenColour = (typeof PEN_COLOURS)[number];
