import { localTime } from '../../../i18n/local-time.ts';
import type { Assignment, ExerciseDetail, Mode } from '../desk/types.ts';

/** A task as it stands in the form: numbers and times as they are typed. */
export interface TaskForm {
  /** `scene/exercise`; empty until one is chosen. */
  readonly exercise: string;
  readonly classGroupId: string;
  readonly mode: Mode;
  readonly title: string;
  readonly note: string;
  readonly faults: 'none' | 'chosen' | 'drawn';
  readonly faultIds: readonly string[];
  readonly faultCount: string;
  readonly minutes: string;
  readonly attempts: string;
  /** As a `datetime-local` field has it: '2026-10-14T08:30', in the time of this device. */
  readonly opensAt: string;
  readonly closesAt: string;
  readonly results: 'atOnce' | 'afterClose';
  readonly judged: readonly JudgedForm[];
}

/** Something that people judge, as it stands in the form. */
export interface JudgedForm {
  /** Of the row alone, so that what is written stays in it. */
  readonly id: string;
  readonly title: string;
  readonly points: string;
  readonly criteria: string;
}

export type TaskProblem =
  | 'exerciseMissing'
  | 'classMissing'
  | 'titleMissing'
  | 'faultsTooFew'
  | 'faultsTooMany'
  | 'minutesWrong'
  | 'attemptsWrong'
  | 'opensWrong'
  | 'closesWrong'
  | 'windowReversed'
  | 'judgedWrong'
  | 'judgedTooMuch';

type FaultCount = ExerciseDetail['faultCount'];
type FaultChoice = NonNullable<Assignment['faults']>;

/** What a task is sent as. */
export interface TaskBody {
  readonly mode: Mode;
  readonly title: string;
  readonly note: string;
  readonly faults: FaultChoice;
  readonly minutes: number | null;
  readonly attempts: number | null;
  readonly opensAtMs: number;
  readonly closesAtMs: number;
  readonly results: 'atOnce' | 'afterClose';
  readonly judged: { title: string; points: number; criteria: string }[];
}

/** People judge at most so many of the hundred points. */
export const MOST_JUDGED = 50;
export const MOST_JUDGED_ASPECTS = 10;

const WEEK_MS = 7 * 86_400_000;

/** A new task begins now and ends in a week. */
export function emptyForm(nowMs: number): TaskForm {
  return {
    exercise: '',
    classGroupId: '',
    mode: 'practice',
    title: '',
    note: '',
    faults: 'none',
    faultIds: [],
    faultCount: '1',
    minutes: '',
    attempts: '',
    opensAt: localTime(nowMs),
    closesAt: localTime(nowMs + WEEK_MS),
    results: 'atOnce',
    judged: [],
  };
}

export function formOf(task: Assignment): TaskForm {
  const { faults } = task;
  return {
    exercise: `${task.sceneId}/${task.exerciseId}`,
    classGroupId: task.classGroup.id,
    mode: task.mode,
    title: task.title,
    note: task.note,
    faults: faults?.kind ?? 'none',
    faultIds: faults?.kind === 'chosen' ? faults.faultIds : [],
    faultCount: faults?.kind === 'drawn' ? String(faults.count) : '1',
    minutes: task.minutes === null ? '' : String(task.minutes),
    attempts: task.attempts === null ? '' : String(task.attempts),
    opensAt: localTime(task.opensAtMs),
    closesAt: localTime(task.closesAtMs),
    results: task.results,
    judged: task.judged.map(({ points, ...rest }) => ({ ...rest, points: String(points) })),
  };
}

/** The form with another mode: an exam is done once, in a time, and its results wait for the close, until somebody says otherwise. */
export function withMode(form: TaskForm, mode: Mode, usualMinutes: number | undefined): TaskForm {
  if (mode !== 'exam') {
    return form.mode === 'exam' ? { ...form, mode, minutes: '', attempts: '', results: 'atOnce' } : { ...form, mode };
  }
  const minutes = form.minutes === '' && usualMinutes !== undefined ? String(usualMinutes) : form.minutes;
  return { ...form, mode, minutes, attempts: '1', results: 'afterClose' };
}

/** The form with another exercise: modes and faults that it does not have fall back to what it has. */
export function withExercise(form: TaskForm, exercise: ExerciseDetail): TaskForm {
  const offered = exercise.modes.filter((mode) => mode !== 'demonstration');
  const mode = offered.includes(form.mode) ? form.mode : (offered[0] ?? 'practice');
  const { least, most } = exercise.faultCount;
  const faults = most === 0 ? 'none' : least > 0 && form.faults === 'none' ? 'drawn' : form.faults;
  return {
    ...withMode(form, mode, exercise.minutes),
    exercise: `${exercise.sceneId}/${exercise.exerciseId}`,
    faults,
    faultIds: [],
    faultCount: String(Math.max(1, least)),
  };
}

/** What is wrong with a form, in the order of its fields; with nothing wrong, its body can be sent. */
export function problemsOf(form: TaskForm, count: FaultCount | undefined): readonly TaskProblem[] {
  const problems: TaskProblem[] = [];
  if (form.exercise === '') problems.push('exerciseMissing');
  if (form.classGroupId === '') problems.push('classMissing');
  if (form.title.trim() === '') problems.push('titleMissing');
  if (count !== undefined) {
    const chosen = faultsIn(form);
    if (chosen < count.least) problems.push('faultsTooFew');
    if (chosen > count.most) problems.push('faultsTooMany');
  }
  if (!isCount(form.minutes, 1_440)) problems.push('minutesWrong');
  if (!isCount(form.attempts, 100)) problems.push('attemptsWrong');
  const [opens, closes] = [Date.parse(form.opensAt), Date.parse(form.closesAt)];
  if (Number.isNaN(opens)) problems.push('opensWrong');
  if (Number.isNaN(closes)) problems.push('closesWrong');
  else if (closes <= opens) problems.push('windowReversed');
  if (form.judged.some(isWrong)) problems.push('judgedWrong');
  else if (form.judged.reduce((sum, { points }) => sum + Number(points), 0) > MOST_JUDGED)
    problems.push('judgedTooMuch');
  return problems;
}

function faultsIn({ faults, faultIds, faultCount }: TaskForm): number {
  if (faults === 'none') return 0;
  return faults === 'chosen' ? faultIds.length : /^\d+$/u.test(faultCount) ? Number(faultCount) : 0;
}

/** Empty, or a whole number from 1 up to the most. */
function isCount(text: string, most: number): boolean {
  return text.trim() === '' || (/^\d+$/u.test(text.trim()) && Number(text) >= 1 && Number(text) <= most);
}

export function bodyOf(form: TaskForm): TaskBody {
  const number = (text: string) => (text.trim() === '' ? null : Number(text));
  return {
    mode: form.mode,
    title: form.title.trim(),
    note: form.note.trim(),
    faults: choiceOf(form),
    minutes: number(form.minutes),
    attempts: number(form.attempts),
    opensAtMs: Date.parse(form.opensAt),
    closesAtMs: Date.parse(form.closesAt),
    results: form.results,
    judged: form.judged.map(({ title, points, criteria }) => ({
      title: title.trim(),
      points: Number(points),
      criteria: criteria.trim(),
    })),
  };
}

/** Without a name, or without points by halves from a half up. */
export function isWrong({ title, points }: JudgedForm): boolean {
  return title.trim() === '' || !/^\d{1,2}(\.[05])?$/u.test(points.trim()) || Number(points) <= 0;
}

function choiceOf(form: TaskForm): FaultChoice {
  switch (form.faults) {
    case 'none':
      return { kind: 'none' };
    case 'chosen':
      return { kind: 'chosen', faultIds: [...form.faultIds] };
    case 'drawn':
      return { kind: 'drawn', count: Number(form.faultCount) };
  }
}
