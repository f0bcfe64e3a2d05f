import type { RouteResponse } from '../../../api/contracts.ts';

export type Replay = RouteResponse<'GET /api/lessons/:lessonId/replay'>;
type Event = Replay['entries'][number]['event'];

/** Something that happened, as the list and the timeline name it; `words` belong to the key `replayMoment.<kind>`. */
export interface Moment {
  readonly atMs: number;
  readonly kind: MomentKind;
  readonly words: Partial<MomentWords>;
}

/** What the texts of moments may need. */
export interface MomentWords {
  readonly name: string;
  readonly title: string;
  readonly page: number;
  readonly question: string;
  readonly option: string;
  readonly answers: string;
  readonly note: string;
  readonly people: number;
  readonly text: string;
}

export const NO_WORDS: MomentWords = {
  name: '',
  title: '',
  page: 0,
  question: '',
  option: '',
  answers: '',
  note: '',
  people: 0,
  text: '',
};

type MomentKind =
  | 'phase'
  | 'slides'
  | 'page'
  | 'board'
  | 'document'
  | 'twin'
  | 'video'
  | 'quiz'
  | 'answer'
  | 'answers'
  | 'call'
  | 'attention'
  | 'hand'
  | 'message'
  | 'note'
  | 'caption';

/** Everything that somebody may look for, in order of lesson time. */
export function momentsOf(replay: Replay, titleOf: (materialId: string) => string): readonly Moment[] {
  const { entries, marks, captions, phases, classrooms } = replay;
  const roomOf = (classroomId: string): string => classrooms.find(({ id }) => id === classroomId)?.name ?? '';
  const phaseOf = (phaseId: string): string => phases.find(({ id }) => id === phaseId)?.name ?? '';
  const ofStage = entries.flatMap(({ event, showAt }): readonly Moment[] => {
    const told = stageMoment(event, { phaseOf, titleOf, roomOf });
    return told === undefined ? [] : [{ atMs: showAt, ...told }];
  });
  const ofFloor = marks.map((mark): Moment => ({ atMs: mark.at, kind: mark.kind, words: wordsOf(mark) }));
  const said = captions.map(({ startMs, text }): Moment => ({ atMs: startMs, kind: 'caption', words: { text } }));
  return [...ofStage, ...ofFloor, ...said].toSorted((a, b) => a.atMs - b.atMs);
}

function wordsOf(mark: Replay['marks'][number]): Moment['words'] {
  switch (mark.kind) {
    case 'hand':
      return { name: mark.name, people: mark.count };
    case 'message':
      return { name: mark.name, text: mark.text };
    case 'answers':
      return { name: mark.name, answers: mark.counts.join(' / ') };
    case 'note':
      return { text: mark.text };
  }
}

/** Names by ids. */
interface Names {
  readonly phaseOf: (phaseId: string) => string;
  readonly titleOf: (materialId: string) => string;
  readonly roomOf: (classroomId: string) => string;
}

function stageMoment(event: Event, { phaseOf, titleOf, roomOf }: Names): Omit<Moment, 'atMs'> | undefined {
  switch (event.kind) {
    case 'phase.begin':
      return { kind: 'phase', words: { name: phaseOf(event.phaseId) } };
    case 'slides.open':
      return { kind: 'slides', words: { title: titleOf(event.deckId) } };
    case 'slides.turn':
      return { kind: 'page', words: { page: event.page } };
    case 'board.open':
      return { kind: 'board', words: {} };
    case 'document.open':
      return { kind: 'document', words: { title: titleOf(event.documentId) } };
    case 'twin.open':
      return { kind: 'twin', words: { title: titleOf(event.sceneId) } };
    case 'video.open':
      return { kind: 'video', words: { title: titleOf(event.mediaId) } };
    case 'quiz.open':
      return { kind: 'quiz', words: { question: event.question } };
    case 'quiz.reveal':
      return { kind: 'answer', words: { option: String.fromCodePoint(65 + event.correctOption) } };
    case 'call.on':
      return { kind: 'call', words: { name: roomOf(event.classroomId) } };
    case 'attention.hold':
      return { kind: 'attention', words: { note: event.note } };
    default:
      return undefined;
  }
}

/** Kinds that stand on the timeline; the others only in the list. */
const ON_TIMELINE: ReadonlySet<MomentKind> = new Set([
  'phase',
  'quiz',
  'twin',
  'video',
  'board',
  'hand',
  'note',
  'call',
]);
export const isOnTimeline = ({ kind }: Moment): boolean => ON_TIMELINE.has(kind);

/** Those that hold all words that somebody looks for. @param say a moment as it is shown */
export function findMoments(
  moments: readonly Moment[],
  sought: string,
  say: (moment: Moment) => string,
): readonly Moment[] {
  const words = sought
    .toLocaleLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return moments;
  return moments.filter((moment) => {
    const said = say(moment).toLocaleLowerCase();
    return words.every((word) => said.includes(word));
  });
}

/** The moment before or after; -1 goes back beyond what has only just begun. */
export function neighbour(moments: readonly Moment[], atMs: number, direction: 1 | -1): Moment | undefined {
  const JUST_BEGUN_MS = 1_500;
  if (direction === 1) return moments.find((moment) => moment.atMs > atMs + 1);
  return moments.findLast((moment) => moment.atMs < atMs - JUST_BEGUN_MS);
}
