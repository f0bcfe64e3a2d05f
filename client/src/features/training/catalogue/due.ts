import { isOpen } from '../desk/states.ts';
import type { ListedAssignment } from '../desk/types.ts';

type Task = Pick<ListedAssignment, 'may' | 'mine' | 'opensAtMs' | 'closesAtMs' | 'withdrawnAtMs'>;

const DAY_MS = 86_400_000;

/** Whether something is left for the trainee to do: begun and not handed in, or not passed and still open. */
export function isDue({ may, mine, closesAtMs, withdrawnAtMs }: Task, nowMs: number): boolean {
  if (withdrawnAtMs !== null) return false;
  if (mine.some(isOpen)) return true;
  if (nowMs >= closesAtMs) return false;
  const isDone = mine.some(
    ({ state, score }) => score?.passed === true || (state !== 'expired' && state !== 'refused'),
  );
  return !isDone && (may.run || mine.length === 0);
}

/** What is due, the nearest end first. */
export function dueFirst<Each extends Task>(tasks: readonly Each[], nowMs: number): readonly Each[] {
  return tasks.filter((task) => isDue(task, nowMs)).toSorted((a, b) => a.closesAtMs - b.closesAtMs);
}

/** Whether a day or less is left, and it can be done now. */
export function isUrgent(task: Task, nowMs: number): boolean {
  return isDue(task, nowMs) && nowMs >= task.opensAtMs && task.closesAtMs - nowMs <= DAY_MS;
}
