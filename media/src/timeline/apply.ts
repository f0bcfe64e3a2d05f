import type { StageEvent } from './events.ts';
import { misfitOf } from './fits.ts';
import { type LessonTimeMs, lessonTimeMs } from './lesson-time.ts';
import {
  type BoardState,
  type InkState,
  type QuizState,
  type StageState,
  strokesInFront,
  type Surface,
  type TwinState,
  twinTick,
  videoPositionMs,
  type VideoState,
  WHOLE_VIEW,
} from './stage.ts';

/** The stage after an event that is shown at a moment; the same stage where the event does not fit (S2). */
export function applyEvent(stage: StageState, event: StageEvent, shownAt: LessonTimeMs): StageState {
  if (misfitOf(stage, event) !== undefined) return stage;
  switch (event.kind) {
    case 'phase.begin':
      return { ...stage, phaseId: event.phaseId };
    case 'slides.open': {
      const { deckId, pages, page } = event;
      return { ...bringToFront(stage, 'slides', shownAt), slides: { deckId, pages, page } };
    }
    case 'slides.turn':
      if (stage.slides === null) return stage;
      return { ...wholeView(stage), slides: { ...stage.slides, page: event.page } };
    case 'ink.put':
    case 'ink.erase':
    case 'ink.clear':
      return withInk(stage, strokesAfter(strokesInFront(stage), event));
    case 'view.zoom':
      return { ...stage, zoom: { scale: event.scale, x: event.x, y: event.y } };
    case 'pointer.move':
      return { ...stage, pointer: { x: event.x, y: event.y } };
    case 'pointer.hide':
      return { ...stage, pointer: null };
    case 'board.open':
      return openBoard(bringToFront(stage, 'board', shownAt), event.boardId);
    case 'board.put':
      return withBoard(stage, (board) => putElement(board, event));
    case 'board.erase':
      return withBoard(stage, (board) => ({
        ...board,
        elements: board.elements.filter(({ elementId }) => elementId !== event.elementId),
      }));
    case 'document.open': {
      const isSame = stage.document?.documentId === event.documentId;
      const document = isSame ? stage.document : { documentId: event.documentId, blockId: null, past: 0 };
      return { ...bringToFront(stage, 'document', shownAt), document };
    }
    case 'document.scroll':
      if (stage.document === null) return stage;
      return { ...stage, document: { ...stage.document, blockId: event.blockId, past: event.past } };
    case 'twin.open':
    case 'twin.command':
    case 'twin.pace':
      return {
        ...(event.kind === 'twin.open' ? bringToFront(stage, 'twin', shownAt) : stage),
        twin: twinAfter(stage, event, shownAt),
      };
    case 'video.open':
    case 'video.play':
    case 'video.pause':
    case 'video.seek':
    case 'video.rate':
      return {
        ...(event.kind === 'video.open' ? bringToFront(stage, 'video', shownAt) : stage),
        video: videoAfter(stage, event, shownAt),
      };
    case 'quiz.open':
    case 'quiz.close':
    case 'quiz.reveal':
      return { ...stage, quizzes: quizzesAfter(stage.quizzes, event, shownAt), quizShown: event.quizId };
    case 'quiz.putAway':
      return { ...stage, quizShown: null };
    case 'call.on': {
      const call = { classroomId: event.classroomId, personId: event.personId ?? null, since: shownAt };
      return { ...stage, calls: [...stage.calls, call] };
    }
    case 'call.end':
      return { ...stage, calls: stage.calls.filter(({ classroomId }) => classroomId !== event.classroomId) };
    case 'attention.hold':
      return { ...stage, attention: { note: event.note } };
    case 'attention.release':
      return { ...stage, attention: null };
  }
}

const wholeView = (stage: StageState): StageState => ({ ...stage, zoom: WHOLE_VIEW, pointer: null });

/** S3, S4, S5 */
function bringToFront(stage: StageState, surface: Surface, at: LessonTimeMs): StageState {
  return {
    ...wholeView(stage),
    surface,
    video: surface === 'video' ? stage.video : stage.video && standVideo(stage.video, at),
    twin: surface === 'twin' ? stage.twin : stage.twin && paced(stage.twin, twinTick(stage.twin, at), 0, at),
  };
}

type Strokes = InkState['strokes'];
type InkEvent = Extract<StageEvent, { readonly kind: `ink.${string}` }>;

function strokesAfter(strokes: Strokes, event: InkEvent): Strokes {
  if (event.kind === 'ink.clear') return [];
  const { strokeId } = event;
  if (event.kind === 'ink.erase') return strokes.filter((known) => known.strokeId !== strokeId);
  const put = { strokeId, stroke: event.stroke };
  const isThere = strokes.some((known) => known.strokeId === strokeId);
  return isThere ? strokes.map((known) => (known.strokeId === strokeId ? put : known)) : [...strokes, put];
}

/** S9 */
function withInk(stage: StageState, strokes: Strokes): StageState {
  if (stage.slides === null) return stage;
  const { deckId, page } = stage.slides;
  const others = stage.inks.filter((ink) => ink.deckId !== deckId || ink.page !== page);
  return { ...stage, inks: strokes.length === 0 ? others : [...others, { deckId, page, strokes }] };
}

function openBoard(stage: StageState, boardId: string): StageState {
  const isThere = stage.boards.some((board) => board.boardId === boardId);
  return { ...stage, boardId, boards: isThere ? stage.boards : [...stage.boards, { boardId, elements: [] }] };
}

function withBoard(stage: StageState, change: (board: BoardState) => BoardState): StageState {
  const boards = stage.boards.map((board) => (board.boardId === stage.boardId ? change(board) : board));
  return { ...stage, boards };
}

function putElement(board: BoardState, { elementId, element }: { elementId: string; element: string }): BoardState {
  const put = { elementId, element };
  const isThere = board.elements.some((known) => known.elementId === elementId);
  const elements = isThere
    ? board.elements.map((known) => (known.elementId === elementId ? put : known))
    : [...board.elements, put];
  return { ...board, elements };
}

const paced = (twin: TwinState, position: number, rate: number, since: LessonTimeMs): TwinState => ({
  ...twin,
  pace: { position, rate, since },
});

function twinAfter(
  { twin }: StageState,
  event: Extract<StageEvent, { readonly kind: `twin.${string}` }>,
  at: LessonTimeMs,
): TwinState | null {
  if (event.kind === 'twin.open') {
    if (twin?.runId === event.runId) return twin;
    const { runId, sceneId, exerciseId = null, seed, tickMs } = event;
    return { runId, sceneId, exerciseId, seed, tickMs, pace: { position: 0, rate: 0, since: at }, commands: [] };
  }
  if (twin === null) return null;
  if (event.kind === 'twin.pace') return paced(twin, event.atTick, event.rate, at);
  return { ...twin, commands: [...twin.commands, { atTick: event.atTick, command: event.command }] };
}

const videoFrom = (video: VideoState, position: number, rate: number, since: LessonTimeMs): VideoState => ({
  ...video,
  pace: { position, rate, since },
});

const standVideo = (video: VideoState, at: LessonTimeMs): VideoState =>
  videoFrom(video, videoPositionMs(video, at), 0, at);

function videoAfter(
  { video }: StageState,
  event: Extract<StageEvent, { readonly kind: `video.${string}` }>,
  at: LessonTimeMs,
): VideoState | null {
  if (event.kind === 'video.open') {
    if (video?.mediaId === event.mediaId) return video;
    const { mediaId, durationMs } = event;
    return { mediaId, durationMs, rate: 1, pace: { position: 0, rate: 0, since: at } };
  }
  if (video === null) return null;
  switch (event.kind) {
    case 'video.play':
      return videoFrom(video, event.positionMs, video.rate, at);
    case 'video.pause':
      return videoFrom(video, event.positionMs, 0, at);
    case 'video.seek':
      return videoFrom(video, event.positionMs, video.pace.rate, at);
    case 'video.rate': {
      const playsOn = video.pace.rate === 0 ? 0 : event.rate;
      return { ...videoFrom(video, videoPositionMs(video, at), playsOn, at), rate: event.rate };
    }
  }
}

function quizzesAfter(
  quizzes: readonly QuizState[],
  event: Extract<StageEvent, { readonly kind: 'quiz.open' | 'quiz.close' | 'quiz.reveal' }>,
  at: LessonTimeMs,
): readonly QuizState[] {
  if (event.kind === 'quiz.open') {
    const { quizId, question, options, forMs } = event;
    const closesAt = forMs === undefined ? null : lessonTimeMs(at + forMs);
    return [...quizzes, { quizId, question, options, openedAt: at, closesAt, phase: 'open', correctOption: null }];
  }
  return quizzes.map((quiz): QuizState => {
    if (quiz.quizId !== event.quizId) return quiz;
    if (event.kind === 'quiz.close') return { ...quiz, phase: 'closed' };
    return { ...quiz, phase: 'revealed', correctOption: event.correctOption };
  });
}
