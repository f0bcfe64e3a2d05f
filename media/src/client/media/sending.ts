import { deviceFailureOf } from './device-failure.ts';
import {
  type LocalParticipant,
  type LocalTrackPublication,
  LocalVideoTrack,
  Track,
  VideoQuality,
} from 'livekit-client';

import type { Rung } from '../ladder/types.ts';
import { sending } from './policy.ts';
import { CAMERA, QUALITIES, SCREEN, sourceOf } from './room.ts';
import type { SendOutcome, Source } from './types.ts';

/** Starts or stops sending from a device. */
export async function sendSource(
  me: LocalParticipant,
  source: Source,
  on: boolean,
  deviceId: string | undefined,
): Promise<SendOutcome> {
  const device = deviceId === undefined ? {} : { deviceId: { exact: deviceId } };
  try {
    switch (source) {
      case 'camera':
        await me.setCameraEnabled(on, { resolution: CAMERA, ...device });
        break;
      case 'microphone':
        await me.setMicrophoneEnabled(on, device);
        break;
      case 'screen':
      case 'screenAudio':
        await me.setScreenShareEnabled(
          on,
          { audio: source === 'screenAudio', resolution: SCREEN, contentHint: 'detail', selfBrowserSurface: 'exclude' },
          // One layer, as large as the screen: a line that carries less gets fewer pictures of it, not smaller ones.
          { simulcast: false, degradationPreference: 'maintain-resolution' },
        );
        break;
    }
    return { ok: true };
  } catch (error) {
    return { ok: false, why: deviceFailureOf(error) };
  }
}

/** Sends what a rung of the ladder lets out; to be called again from time to time, since LiveKit switches layers on as others ask. */
export async function applySending(me: LocalParticipant, rung: Rung): Promise<void> {
  await Promise.all([...me.trackPublications.values()].map((publication) => applyToTrack(publication, rung)));
}

async function applyToTrack(publication: LocalTrackPublication, rung: Rung): Promise<void> {
  const source = sourceOf(publication.source);
  const { track } = publication;
  if (source === undefined || track === undefined || publication.isMuted) return;
  const how = sending(rung, source);
  if (how.sent !== !track.isUpstreamPaused) await (how.sent ? track.resumeUpstream() : track.pauseUpstream());
  if (!how.sent || publication.source !== Track.Source.Camera || !(track instanceof LocalVideoTrack)) return;
  await capLayers(track, QUALITIES[how.most]);
  const { frameRate } = track.mediaStreamTrack.getConstraints();
  if (frameRate !== how.framesPerS) {
    await track.mediaStreamTrack.applyConstraints({
      ...track.mediaStreamTrack.getConstraints(),
      frameRate: how.framesPerS,
    });
  }
}

/** Names of the layers as LiveKit gives them. */
const LAYERS: ReadonlyMap<string | undefined, VideoQuality> = new Map([
  ['q', VideoQuality.LOW],
  ['h', VideoQuality.MEDIUM],
  ['f', VideoQuality.HIGH],
]);
const capped = new WeakMap<LocalVideoTrack, VideoQuality>();

/** Layers above the best that may be sent are switched off; those below are LiveKit's to switch. */
async function capLayers(track: LocalVideoTrack, most: VideoQuality): Promise<void> {
  const before = capped.get(track) ?? VideoQuality.HIGH;
  capped.set(track, most);
  if (most > before) track.setPublishingQuality(most);
  const { sender } = track;
  if (sender === undefined || most === VideoQuality.HIGH) return;
  const parameters = sender.getParameters();
  const tooGood = parameters.encodings.filter(({ rid, active }) => active && (LAYERS.get(rid) ?? most) > most);
  if (tooGood.length === 0 || tooGood.length === parameters.encodings.length) return;
  for (const encoding of tooGood) encoding.active = false;
  await sender.setParameters(parameters);
}
