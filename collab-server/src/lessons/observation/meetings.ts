import type { SeatRow } from '../store.ts';
import type { MeetingKind, ObservationMeeting, ObservationMeetings } from './contract-meeting.ts';
import { decideMeeting, decideObserve, type MeetingFacts, type ObservationStanding } from './rules.ts';
import type { MeetingRow } from './store-meetings.ts';

type Viewer = { readonly personId: string; readonly displayName: string };

/** Both meetings as somebody reads them. */
export function describeMeetings(
  rows: readonly MeetingRow[],
  {
    viewer,
    seats,
    standing,
    facts,
  }: {
    readonly viewer: Viewer;
    readonly seats: readonly SeatRow[];
    readonly standing: ObservationStanding;
    readonly facts: MeetingFacts;
  },
): ObservationMeetings {
  const describe = (kind: MeetingKind): ObservationMeeting => {
    const row = rows.find((each) => each.kind === kind);
    return {
      version: row?.version ?? 0,
      words: row?.words ?? '',
      shares: row?.shares ?? [],
      byName: row?.byName ?? null,
      atMs: row?.atMs ?? null,
      mayWrite: decideMeeting(standing, kind, facts).ok,
    };
  };
  const seated = seats
    .filter(({ seat, barred }) => seat === 'observer' && barred !== 1)
    .map(({ personId, displayName }) => ({ observerId: personId, name: displayName }));
  const isWithoutSeat = decideObserve(standing).ok && seated.every(({ observerId }) => observerId !== viewer.personId);
  const self = isWithoutSeat ? [{ observerId: viewer.personId, name: viewer.displayName }] : [];
  return { before: describe('before'), after: describe('after'), observers: [...seated, ...self] };
}
