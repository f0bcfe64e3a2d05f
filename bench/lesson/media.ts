import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import {
  AudioFrame,
  AudioSource,
  dispose,
  LocalAudioTrack,
  Room,
  RoomEvent,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node';
import { startTestMediaServer, whyNoMediaServer } from '../../media/src/server/launcher/testing-server.ts';
import { grantsOf, mediaRooms, mintToken } from '../../media/src/server/index.ts';
import { sleep, until } from './receiver.ts';
import type { Row } from './rows.ts';

const PARTICIPANTS = 30;
/** A lead teacher and three classrooms that are on stage. */
const VOICES = 4;
const RATE_HZ = 48_000;
const FRAME_MS = 20;
const TICKS_PER_S = 100;

/** Processor time and memory of a process, as Linux counts them. */
function usageOf(pid: number): { readonly cpuS: number; readonly residentMb: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /su, '')
    .split(' ');
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const residentKb = Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? 0);
  return { cpuS: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_S, residentMb: residentKb / 1_024 };
}

/** The media server is the only program of that name whose folder is ours. */
function pidOf(folder: string): number {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    try {
      const [program = '', ...given] = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
      if (/livekit-server[^/]*$/u.test(program) && given.some((argument) => argument.includes(folder)))
        return Number(name);
    } catch {
      // It ended meanwhile, or is somebody else's.
    }
  }
  throw new Error('no media server runs');
}

/** A voice, as far as the codec is concerned: a tone that swells. */
async function speak(source: AudioSource, isOver: () => boolean): Promise<void> {
  const samples = (RATE_HZ * FRAME_MS) / 1_000;
  for (let frame = 0; !isOver(); frame += 1) {
    const data = Int16Array.from({ length: samples }, (_, i) => {
      const atS = (frame * samples + i) / RATE_HZ;
      return 8_000 * Math.sin(2 * Math.PI * 220 * atS) * Math.abs(Math.sin(2 * atS));
    });
    await source.captureFrame(new AudioFrame(data, RATE_HZ, 1, samples));
  }
}

/** Thirty participants at a real media server, each hearing four voices: what that costs the server. */
export async function measureMedia(quick: boolean): Promise<readonly Row[]> {
  const absent = await whyNoMediaServer();
  if (absent !== undefined) {
    process.stderr.write(`the media server is not measured: ${absent}\n`);
    return [];
  }
  process.stderr.write('thirty participants at a media server …\n');
  const server = await startTestMediaServer();
  const connection = await server.connection();
  const pid = pidOf(server.folder);
  const idle = usageOf(pid);
  const room = randomUUID();
  await mediaRooms(connection).open(room);
  const grants = grantsOf('leadTeacher', { consented: true, onStage: true, recording: false });
  if (grants === undefined) throw new Error('a lead teacher may enter');
  const joined: Room[] = [];
  let heard = 0;
  let isOver = false;
  const speaking: Promise<void>[] = [];
  const beganAtMs = performance.now();
  for (let index = 0; index < PARTICIPANTS; index += 1) {
    const seat = { seat: 'leadTeacher', seatId: null, classroomId: null, grants } as const;
    const token = await mintToken(connection, { room, identity: `p${index}`, displayName: `p${index}`, ...seat });
    const participant = new Room();
    participant.on(RoomEvent.TrackSubscribed, () => {
      heard += 1;
    });
    await participant.connect(connection.url.replace(/^http/u, 'ws'), token, { autoSubscribe: true, dynacast: false });
    joined.push(participant);
    if (index >= VOICES) continue;
    const source = new AudioSource(RATE_HZ, 1);
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE });
    await participant.localParticipant?.publishTrack(LocalAudioTrack.createAudioTrack('voice', source), options);
    speaking.push(speak(source, () => isOver));
  }
  await until(() => heard === VOICES * (PARTICIPANTS - 1), 60_000, 'everybody hears every voice');
  const joinedAfterMs = performance.now() - beganAtMs;
  await sleep(5_000);
  const before = usageOf(pid);
  const spanS = quick ? 15 : 60;
  await sleep(spanS * 1_000);
  const after = usageOf(pid);
  isOver = true;
  await Promise.all(speaking);
  await Promise.all(joined.map((participant) => participant.disconnect()));
  await dispose();
  await server.dispose();
  return [
    {
      figure: 'media server: 30 participants in, 4 voices to each, one after the other',
      value: joinedAfterMs / 1_000,
      unit: 's',
    },
    {
      figure: 'media server’s processor, 116 voices passed on',
      value: ((after.cpuS - before.cpuS) / spanS) * 100,
      unit: '% of a core',
    },
    { figure: 'media server’s memory, nobody inside', value: idle.residentMb, unit: 'MB' },
    { figure: 'media server’s memory, all inside', value: after.residentMb, unit: 'MB' },
  ];
}
