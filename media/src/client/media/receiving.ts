import { type RemoteParticipant, type RemoteTrackPublication, type Room, Track } from 'livekit-client';

import type { Rung } from '../ladder/types.ts';
import { reception } from './policy.ts';
import { QUALITIES, sourceOf } from './room.ts';

/** Asks the media server for what a rung of the ladder lets in, and for nothing else. */
export function receive(room: Room, rung: Rung, isFocus: (participant: RemoteParticipant) => boolean): void {
  for (const participant of room.remoteParticipants.values()) {
    for (const publication of participant.trackPublications.values()) {
      receiveTrack(publication, rung, isFocus(participant));
    }
  }
}

function receiveTrack(publication: RemoteTrackPublication, rung: Rung, isFocus: boolean): void {
  const source = sourceOf(publication.source);
  if (source === undefined) return;
  const how = reception(rung, source, isFocus);
  if (publication.isDesired !== how.received) publication.setSubscribed(how.received);
  if (!how.received || publication.kind !== Track.Kind.Video) return;
  publication.setVideoQuality(QUALITIES[how.most]);
  publication.setVideoFPS(how.framesPerS);
}
