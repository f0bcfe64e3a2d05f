import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import type { RouteResponse } from '../api/contracts.ts';

export type MeetingSummary = RouteResponse<'GET /api/meetings'>['meetings'][number];

export const MEETINGS_KEY = 'meetings';

/** Meetings are opened and ended by others: what is shown of them is asked for again after so long. */
const ASK_AGAIN_MS = 30_000;
const MOST = 50;

/** Of a community, or mine. */
export function useMeetings(when: 'upcoming' | 'live' | 'past', communityId?: string) {
  return useQuery({
    queryKey: [MEETINGS_KEY, 'list', when, communityId ?? null],
    queryFn: ({ signal }) =>
      api('GET /api/meetings', {
        query: { when, limit: MOST, ...(communityId === undefined ? {} : { communityId }) },
        signal,
      }),
    refetchInterval: ASK_AGAIN_MS,
  });
}

/** What begins within so long is due. */
const SOON_MS = 12 * 3_600_000;
/** A meeting that nobody opened until so long after its end is not held any more. */
const HELD_UNTIL_MS = 60 * 60_000;

/** What goes on, then what will begin in the next hours; what nobody came to open is left out. */
export function dueMeetings<Each extends Pick<MeetingSummary, 'state' | 'startsAtMs' | 'durationMs'>>(
  meetings: readonly Each[],
  nowMs: number,
): readonly Each[] {
  return meetings
    .filter(
      ({ state, startsAtMs, durationMs }) =>
        state === 'open' ||
        (state === 'planned' && startsAtMs <= nowMs + SOON_MS && nowMs <= startsAtMs + durationMs + HELD_UNTIL_MS),
    )
    .toSorted((a, b) => Number(b.state === 'open') - Number(a.state === 'open') || a.startsAtMs - b.startsAtMs);
}

/** My meetings of the next hours, and those under way; none before they are read. */
export function useDueMeetings(nowMs: number): readonly MeetingSummary[] {
  const live = useMeetings('live').data?.meetings ?? [];
  const upcoming = useMeetings('upcoming').data?.meetings ?? [];
  return dueMeetings([...live, ...upcoming], nowMs);
}
