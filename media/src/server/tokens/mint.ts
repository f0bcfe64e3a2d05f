import { AccessToken } from 'livekit-server-sdk';

import type { MediaConnection } from '../launcher/states.ts';
import { tokenGrant } from './permissions.ts';
import type { MeetingRole } from './meeting-rules.ts';
import type { Seat, SeatGrants } from './rules.ts';

/**
 * A token only opens the door: LiveKit gives who is inside new ones. So it lives as long as a page on a weak line takes to use it, and
 * whoever comes later is admitted again.
 */
const TOKEN_TTL_S = 60;

export interface Admission {
  readonly room: string;
  /** Of this one admission: a person who is removed and admitted again is somebody else to the media server. */
  readonly identity: string;
  /** As it is shown to others. */
  readonly displayName: string;
  /** In a meeting: the role. */
  readonly seat: Seat | MeetingRole;
  /** Which of the lesson's seats, or who in a meeting, so that a page puts picture and voice in their place; null for a machine. */
  readonly seatId: string | null;
  /** Where the seat stands; null at home, and for observers elsewhere. In a meeting: the group. */
  readonly classroomId: string | null;
  readonly grants: SeatGrants;
}

/** @returns a signed token for one admission; only a page that shows the lesson to that person may see it. */
export function mintToken({ apiKey, apiSecret }: MediaConnection, admission: Admission): Promise<string> {
  const { room, identity, displayName, seat, seatId, classroomId, grants } = admission;
  const token = new AccessToken(apiKey, apiSecret, {
    identity,
    name: displayName,
    ttl: TOKEN_TTL_S,
    attributes: {
      seat,
      ...(seatId === null ? {} : { seatId }),
      ...(classroomId === null ? {} : { classroom: classroomId }),
    },
  });
  token.addGrant(tokenGrant(room, grants));
  return token.toJwt();
}
