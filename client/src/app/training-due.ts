import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import type { RouteResponse } from '../api/contracts.ts';

export type ListedAssignment = RouteResponse<'GET /api/training/assignments'>['assignments'][number];

type Task = Pick<ListedAssignment, 'may' | 'mine' | 'opensAtMs' | 'closesAtMs' | 'withdrawnAtMs'>;

/** Training tasks that are set for me: asked by the catalogue and by the workbench, and kept once for both. */
export function useMyTasks() {
  return useQuery({
    queryKey: ['training', 'assignments', 'trainee'],
    queryFn: ({ signal }) => api('GET /api/training/assignments', { query: { as: 'trainee', limit: 100 }, signal }),
  });
}

const DAY_MS = 86_400_000;

const isOpen = ({ state }: Pick<ListedAssignment['mine'][number], 'state'>): boolean =>
  state === 'opened' || state === 'running';

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
