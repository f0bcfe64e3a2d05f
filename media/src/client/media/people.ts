import { type Participant, Track, type TrackPublication } from 'livekit-client';

import type { Picture } from './counters.ts';
import { sourceOf } from './room.ts';
import type { MediaPerson, TrackView } from './types.ts';

/** Somebody in the room as a page shows them. @param pictures by the tracks' ids, as last measured */
export function describePerson(participant: Participant, pictures: ReadonlyMap<string, Picture>): MediaPerson {
  const { seat, seatId, classroom } = participant.attributes;
  const publications = [...participant.trackPublications.values()];
  return {
    identity: participant.identity,
    displayName: participant.name ?? '',
    seatId: seatId ?? null,
    seat: seat ?? '',
    classroomId: classroom ?? null,
    isSpeaking: participant.isSpeaking,
    tracks: publications.flatMap((publication) => describeTrack(publication, pictures)),
  };
}

function describeTrack(publication: TrackPublication, pictures: ReadonlyMap<string, Picture>): readonly TrackView[] {
  const source = sourceOf(publication.source);
  if (source === undefined) return [];
  const { track } = publication;
  return [
    {
      source,
      isMuted: publication.isMuted,
      isReceived: track !== undefined,
      isHeldBack: track?.streamState === Track.StreamState.Paused,
      picture: pictures.get(publication.trackSid) ?? null,
    },
  ];
}
