import { AudioPresets, Room, Track, VideoQuality } from 'livekit-client';

import type { Source } from './types.ts';

export const SOURCES: readonly (readonly [Source, Track.Source])[] = [
  ['camera', Track.Source.Camera],
  ['microphone', Track.Source.Microphone],
  ['screen', Track.Source.ScreenShare],
  ['screenAudio', Track.Source.ScreenShareAudio],
];

export const sourceOf = (source: Track.Source): Source | undefined =>
  SOURCES.find(([, other]) => other === source)?.[0];

export const QUALITIES = { low: VideoQuality.LOW, medium: VideoQuality.MEDIUM, high: VideoQuality.HIGH } as const;

export const CAMERA = { width: 1_280, height: 720, frameRate: 25 };
const CAMERA_BPS = 1_500_000;
const SCREEN_BPS = 2_500_000;
/** Letters must be sharp; nobody reads ten pages a second. */
export const SCREEN = { width: 1_920, height: 1_080, frameRate: 10 };

export function createRoom(): Room {
  return new Room({
    adaptiveStream: true,
    dynacast: true,
    disconnectOnPageLeave: true,
    audioCaptureDefaults: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    videoCaptureDefaults: { resolution: CAMERA },
    publishDefaults: {
      simulcast: true,
      videoEncoding: { maxBitrate: CAMERA_BPS, maxFramerate: CAMERA.frameRate },
      screenShareEncoding: { maxBitrate: SCREEN_BPS, maxFramerate: SCREEN.frameRate },
      audioPreset: AudioPresets.speech,
      dtx: true,
      red: true,
    },
  });
}
