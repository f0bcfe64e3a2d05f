import { AudioStream, type RemoteAudioTrack, Room, RoomEvent, TrackKind, TrackSource } from '@livekit/rtc-node';
import { removeDrafts, writeChunk } from './chunk-files.ts';
import { createDelayMeter } from './delay.ts';
import { mayWrite, monotonicMs, readJob, type RecorderJob, type RecorderStatus, writeStatus } from './job.ts';
import { openSource, type Source } from './source.ts';
import { RATE_HZ } from './webm.ts';

const LOOK_EVERY_MS = 500;
const BEAT_EVERY_MS = 1_000;
/** J3 */
const ALONE_MS = 180_000;
/** A source from which nothing comes for so long has its chunk closed. */
const QUIET_MS = 1_000;
const FRAME_MS = 10;

type Listening = { readonly stop: () => Promise<void>; lastAtMs: number; readonly source: Source };

/** Records what a job says until it is over (SPEC.md, J). Everything that goes wrong on the way is tried again. */
export async function record(folder: string, generation: number): Promise<void> {
  await removeDrafts(folder);
  let job = await readJob(folder);
  let touched = { count: -1, atMs: monotonicMs() };
  let room: Room | undefined;
  let delayMs = 0;
  const delays = createDelayMeter();
  const listenings = new Map<string, Listening>();
  const status = { generation, pid: process.pid, beat: 0, chunks: 0, trouble: '' };
  let state: RecorderStatus['state'] = 'joining';
  let writing: Promise<unknown> = Promise.resolve();

  const isMine = (): boolean => job?.generation === generation;
  const lessonNow = (clock: RecorderJob['clock']): number => clock.lessonMs + monotonicMs() - clock.monotonicMs;

  const write = (chunk: Parameters<typeof writeChunk>[1]): void => {
    writing = writing.then(async () => {
      // J2: looked at anew, because a process that stood still may wake up long after another took its place.
      job = await readJob(folder);
      // W2: whoever has withdrawn by now is not written.
      if (!mayWrite(job, generation, chunk.sourceId)) return;
      await writeChunk(folder, chunk);
      status.chunks += 1;
    });
    writing = writing.catch((error: unknown) => {
      status.trouble = String(error);
    });
  };

  async function listen(sourceId: string, track: RemoteAudioTrack): Promise<void> {
    const source = await openSource({ sourceId, onChunk: write });
    const stream = new AudioStream(track, { sampleRate: RATE_HZ, numChannels: 1, frameSizeMs: FRAME_MS });
    const reader = stream.getReader();
    const listening: Listening = {
      source,
      lastAtMs: monotonicMs(),
      async stop() {
        listenings.delete(sourceId);
        await reader.cancel().catch(() => undefined);
      },
    };
    await listenings.get(sourceId)?.stop();
    listenings.set(sourceId, listening);
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      listening.lastAtMs = monotonicMs();
      if (job !== undefined) source.hear(value.data, lessonNow(job.clock) - delayMs);
    }
    source.close();
    if (listenings.get(sourceId) === listening) listenings.delete(sourceId);
  }

  /** W1, W2 */
  function choose(): void {
    for (const [identity, participant] of room?.remoteParticipants ?? []) {
      const isWanted = job?.sourceIds.includes(identity) ?? false;
      for (const publication of participant.trackPublications.values()) {
        if (publication.kind !== TrackKind.KIND_AUDIO || publication.source !== TrackSource.SOURCE_MICROPHONE) continue;
        if (publication.subscribed !== isWanted) publication.setSubscribed(isWanted);
      }
      if (!isWanted) void listenings.get(identity)?.stop();
    }
  }

  async function join(): Promise<void> {
    if (job === undefined) return;
    const joining = new Room();
    joining.on(RoomEvent.TrackSubscribed, (track, _publication, { identity }) => {
      if (track.kind !== TrackKind.KIND_AUDIO) return;
      listen(identity, track).catch((error: unknown) => {
        status.trouble = String(error);
      });
    });
    joining.on(RoomEvent.TrackPublished, choose);
    joining.on(RoomEvent.Disconnected, () => {
      if (room === joining) room = undefined;
      for (const { stop } of listenings.values()) void stop();
    });
    try {
      await joining.connect(job.mediaUrl, job.token, { autoSubscribe: false, dynacast: false });
      room = joining;
      state = 'recording';
      status.trouble = '';
    } catch (error) {
      state = 'waiting';
      status.trouble = String(error);
    }
  }

  async function look(): Promise<void> {
    job = await readJob(folder);
    if (job !== undefined && job.touched !== touched.count) touched = { count: job.touched, atMs: monotonicMs() };
    if (room === undefined) {
      state = 'waiting';
      await join();
    }
    choose();
    if (room !== undefined) delayMs = await delays.measure(room);
    for (const { source, lastAtMs } of listenings.values()) if (monotonicMs() - lastAtMs > QUIET_MS) source.flush();
  }

  const isOver = (): boolean => job === undefined || job.ended || !isMine() || monotonicMs() - touched.atMs > ALONE_MS;
  let telling: Promise<void> = Promise.resolve();
  const tell = (): Promise<void> => {
    telling = telling.then(async () => {
      status.beat += 1;
      if (isMine()) await writeStatus(folder, { ...status, state, sourceIds: [...listenings.keys()], delayMs });
    });
    telling = telling.catch(() => undefined);
    return telling;
  };

  // It beats also while it waits for the media server.
  const beating = setInterval(() => void tell(), BEAT_EVERY_MS);
  while (!isOver()) {
    await look();
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  clearInterval(beating);
  const sources = [...listenings.values()];
  for (const { stop } of sources) await stop();
  // What the streams still held is heard, and the last chunks closed.
  await new Promise((resolve) => setTimeout(resolve, 50));
  await room?.disconnect();
  await writing;
  state = 'ended';
  await tell();
}
