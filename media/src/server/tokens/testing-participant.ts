import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  LocalVideoTrack,
  type LocalTrack,
  Room,
  RoomEvent,
  TrackPublishOptions,
  TrackSource,
  VideoBufferType,
  VideoFrame,
  VideoSource,
} from '@livekit/rtc-node';

import type { MediaSource } from './rules.ts';

const SOURCES: Readonly<Record<MediaSource, TrackSource>> = {
  camera: TrackSource.SOURCE_CAMERA,
  microphone: TrackSource.SOURCE_MICROPHONE,
  screen: TrackSource.SOURCE_SCREENSHARE,
  screenAudio: TrackSource.SOURCE_SCREENSHARE_AUDIO,
};

/** Longer than the media server takes to refuse a track. */
const GIVE_UP_MS = 4_000;
const RATE_HZ = 48_000;
const [WIDTH, HEIGHT] = [64, 48];

/** Somebody who takes part in a room through WebRTC, as a page does. */
export interface TestParticipant {
  readonly room: Room;
  /** Tries to send a track. @returns whether the media server took it. */
  send(source: MediaSource): Promise<boolean>;
  /** Identities of the others, as the media server tells them. */
  others(): readonly string[];
  leave(): Promise<void>;
}

/** @throws where the media server lets nobody in by this token */
export async function join(url: string, token: string): Promise<TestParticipant> {
  const room = new Room();
  await room.connect(url.replace(/^http/, 'ws'), token, { autoSubscribe: true, dynacast: false });
  const closing: (() => Promise<void>)[] = [];

  function trackOf(source: MediaSource): LocalTrack {
    if (source === 'camera' || source === 'screen') {
      const video = new VideoSource(WIDTH, HEIGHT);
      video.captureFrame(new VideoFrame(new Uint8Array(WIDTH * HEIGHT * 4), WIDTH, HEIGHT, VideoBufferType.RGBA));
      closing.push(() => video.close());
      return LocalVideoTrack.createVideoTrack(source, video);
    }
    const audio = new AudioSource(RATE_HZ, 1);
    void audio.captureFrame(AudioFrame.create(RATE_HZ, 1, RATE_HZ / 100));
    closing.push(() => audio.close());
    return LocalAudioTrack.createAudioTrack(source, audio);
  }

  return {
    room,
    async send(source) {
      const options = new TrackPublishOptions({ source: SOURCES[source] });
      const taken = room.localParticipant?.publishTrack(trackOf(source), options).then(
        () => true,
        () => false,
      );
      const silence = new Promise<boolean>((resolve) => setTimeout(resolve, GIVE_UP_MS, false));
      return (await Promise.race([taken, silence])) ?? false;
    },
    others: () => [...room.remoteParticipants.keys()],
    async leave() {
      await room.disconnect();
      await Promise.all(closing.map((close) => close()));
    },
  };
}

/** Waits until a participant's connection was ended by the other side. */
export function disconnected({ room }: TestParticipant): Promise<void> {
  return new Promise((resolve) => room.once(RoomEvent.Disconnected, () => resolve()));
}
