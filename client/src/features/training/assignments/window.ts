import type { Assignment } from '../desk/types.ts';

/** Where a task stands in time. */
export function windowOf(
  { opensAtMs, closesAtMs, withdrawnAtMs }: Pick<Assignment, 'opensAtMs' | 'closesAtMs' | 'withdrawnAtMs'>,
  nowMs: number,
): 'withdrawn' | 'ahead' | 'open' | 'closed' {
  if (withdrawnAtMs !== null) return 'withdrawn';
  if (nowMs < opensAtMs) return 'ahead';
  return nowMs < closesAtMs ? 'open' : 'closed';
}
