import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { runsOf } from '../session/device-runs.ts';
import type { KnownRun } from '../session/store/run-rows.ts';

/** What this device keeps of a person's runs. Works without a network. */
export function useKnownRuns(personId: string): UseQueryResult<readonly KnownRun[]> {
  return useQuery({
    queryKey: ['trainingRunsHere', personId],
    queryFn: () => runsOf(personId),
    networkMode: 'always',
    staleTime: 0,
    gcTime: 0,
  });
}
