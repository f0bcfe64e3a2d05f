import type { LessonTimeMs } from './lesson-time.ts';

/** Where something that goes on by itself was at a moment, and how fast it went on from there; rate 0 stands still. */
export interface Pace {
  readonly position: number;
  readonly rate: number;
  readonly since: LessonTimeMs;
}

export interface BoardState {
  readonly boardId: string;
  /** In the order in which they were first put: later ones lie above. */
  readonly elements: readonly { readonly elementId: string; readonly element: string }[];
}

/** What is drawn over one page of slides. */
export interface InkState {
  readonly deckId: string;
  readonly page: number;
  /** In the order in which they were first put: later ones lie above. Never empty. */
  readonly strokes: readonly { readonly strokeId: string; readonly stroke: string }[];
}

export interface TwinState {
  readonly runId: string;
  readonly sceneId: string;
  /** null: the scene's first. */
  readonly exerciseId: string | null;
  readonly seed: number;
  readonly tickMs: number;
  /** In ticks. */
  readonly pace: Pace;
  readonly commands: readonly { readonly atTick: number; readonly command: string }[];
}

export interface VideoState {
  readonly mediaId: string;
  readonly durationMs: number;
  /** In milliseconds of the video. */
  readonly pace: Pace;
  /** How fast it plays when it plays. */
  readonly rate: number;
}

export interface QuizState {
  readonly quizId: string;
  readonly question: string;
  readonly options: readonly string[];
  readonly openedAt: LessonTimeMs;
  readonly closesAt: LessonTimeMs | null;
  readonly phase: 'open' | 'closed' | 'revealed';
  readonly correctOption: number | null;
}

export type Surface = 'none' | 'slides' | 'board' | 'document' | 'twin' | 'video';

/** What every classroom shows. Plain JSON, so that a snapshot is the stage itself. */
export interface StageState {
  readonly surface: Surface;
  readonly phaseId: string | null;
  readonly slides: { readonly deckId: string; readonly pages: number; readonly page: number } | null;
  readonly inks: readonly InkState[];
  readonly zoom: { readonly scale: number; readonly x: number; readonly y: number };
  readonly pointer: { readonly x: number; readonly y: number } | null;
  /** Which of `boards` is in use. */
  readonly boardId: string | null;
  readonly boards: readonly BoardState[];
  readonly document: { readonly documentId: string; readonly blockId: string | null; readonly past: number } | null;
  readonly twin: TwinState | null;
  readonly video: VideoState | null;
  readonly quizzes: readonly QuizState[];
  /** Whose card stands over the surface. */
  readonly quizShown: string | null;
  readonly calls: readonly {
    readonly classroomId: string;
    readonly personId: string | null;
    readonly since: LessonTimeMs;
  }[];
  readonly attention: { readonly note: string } | null;
}

export const WHOLE_VIEW = { scale: 1, x: 0.5, y: 0.5 };

export const EMPTY_STAGE: StageState = {
  surface: 'none',
  phaseId: null,
  slides: null,
  inks: [],
  zoom: WHOLE_VIEW,
  pointer: null,
  boardId: null,
  boards: [],
  document: null,
  twin: null,
  video: null,
  quizzes: [],
  quizShown: null,
  calls: [],
  attention: null,
};

/** S6: a video ends at its end. @returns milliseconds of the video. */
export function videoPositionMs({ pace, durationMs }: VideoState, at: LessonTimeMs): number {
  return Math.min(durationMs, positionAt(pace, at));
}

/** S6 @returns the tick that a twin has reached, a whole number. */
export function twinTick({ pace, tickMs }: Pick<TwinState, 'pace' | 'tickMs'>, at: LessonTimeMs): number {
  return pace.position + Math.floor((Math.max(0, at - pace.since) * pace.rate) / tickMs);
}

function positionAt({ position, rate, since }: Pace, at: LessonTimeMs): number {
  return position + Math.max(0, at - since) * rate;
}

/** S7 */
export function takesAnswers({ phase, closesAt }: QuizState, at: LessonTimeMs): boolean {
  return phase === 'open' && (closesAt === null || at < closesAt);
}

/** S9: what is drawn over the page in front; nothing where no slides are. */
export function strokesInFront({ surface, slides, inks }: StageState): InkState['strokes'] {
  if (surface !== 'slides' || slides === null) return [];
  return inks.find(({ deckId, page }) => deckId === slides.deckId && page === slides.page)?.strokes ?? [];
}
