import type { StageEvent } from './events.ts';
import { type StageState, strokesInFront } from './stage.ts';

/** Why an event does not fit a stage (L4). */
export type Misfit =
  | 'notInFront'
  | 'pageBeyondEnd'
  | 'elementUnknown'
  | 'strokeUnknown'
  | 'tickBehind'
  | 'positionBeyondEnd'
  | 'quizUsed'
  | 'quizNotOpen'
  | 'quizNotClosed'
  | 'quizNotShown'
  | 'optionUnknown'
  | 'calledAlready'
  | 'notCalled'
  | 'nothingHeld';

/** @returns undefined where the event fits. */
export function misfitOf(stage: StageState, event: StageEvent): Misfit | undefined {
  const { surface, slides, twin, video } = stage;
  switch (event.kind) {
    case 'phase.begin':
    case 'board.open':
    case 'document.open':
    case 'twin.open':
    case 'video.open':
    case 'attention.hold':
      return undefined;
    case 'slides.open':
      return event.page <= event.pages ? undefined : 'pageBeyondEnd';
    case 'slides.turn':
      if (surface !== 'slides' || slides === null) return 'notInFront';
      return event.page <= slides.pages ? undefined : 'pageBeyondEnd';
    case 'ink.put':
    case 'ink.clear':
      return surface === 'slides' ? undefined : 'notInFront';
    case 'ink.erase':
      if (surface !== 'slides') return 'notInFront';
      return strokesInFront(stage).some(({ strokeId }) => strokeId === event.strokeId) ? undefined : 'strokeUnknown';
    case 'view.zoom':
    case 'pointer.move':
    case 'pointer.hide':
      return surface === 'none' ? 'notInFront' : undefined;
    case 'board.put':
      return surface === 'board' ? undefined : 'notInFront';
    case 'board.erase':
      if (surface !== 'board') return 'notInFront';
      return hasElement(stage, event.elementId) ? undefined : 'elementUnknown';
    case 'document.scroll':
      return surface === 'document' ? undefined : 'notInFront';
    case 'twin.command':
    case 'twin.pace':
      if (surface !== 'twin' || twin === null) return 'notInFront';
      return event.atTick >= (twin.commands.at(-1)?.atTick ?? 0) ? undefined : 'tickBehind';
    case 'video.play':
    case 'video.pause':
    case 'video.seek':
      if (surface !== 'video' || video === null) return 'notInFront';
      return event.positionMs <= video.durationMs ? undefined : 'positionBeyondEnd';
    case 'video.rate':
      return surface === 'video' ? undefined : 'notInFront';
    case 'quiz.open':
    case 'quiz.close':
    case 'quiz.reveal':
    case 'quiz.putAway':
      return quizMisfit(stage, event);
    case 'call.on':
      return isCalled(stage, event.classroomId) ? 'calledAlready' : undefined;
    case 'call.end':
      return isCalled(stage, event.classroomId) ? undefined : 'notCalled';
    case 'attention.release':
      return stage.attention === null ? 'nothingHeld' : undefined;
  }
}

type QuizEvent = Extract<StageEvent, { readonly kind: `quiz.${string}` }>;

function quizMisfit({ quizzes, quizShown }: StageState, event: QuizEvent): Misfit | undefined {
  if (event.kind === 'quiz.putAway') return quizShown === event.quizId ? undefined : 'quizNotShown';
  const quiz = quizzes.find(({ quizId }) => quizId === event.quizId);
  if (event.kind === 'quiz.open') return quiz === undefined ? undefined : 'quizUsed';
  if (event.kind === 'quiz.close') return quiz?.phase === 'open' ? undefined : 'quizNotOpen';
  if (quiz?.phase !== 'closed') return 'quizNotClosed';
  return event.correctOption < quiz.options.length ? undefined : 'optionUnknown';
}

function hasElement({ boards, boardId }: StageState, wanted: string): boolean {
  const board = boards.find((candidate) => candidate.boardId === boardId);
  return board?.elements.some(({ elementId }) => elementId === wanted) ?? false;
}

const isCalled = ({ calls }: StageState, wanted: string): boolean =>
  calls.some(({ classroomId }) => classroomId === wanted);
