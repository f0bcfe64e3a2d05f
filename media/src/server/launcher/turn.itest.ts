import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { ContinualGatheringPolicy, dispose, IceTransportType, Room } from '@livekit/rtc-node';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mintToken } from '../tokens/mint.ts';
import { mediaRooms } from '../tokens/rooms.ts';
import { grantsOf } from '../tokens/rules.ts';
import { makeCertificate, whyNoCertificates } from './testing-certificate.ts';
import { freePorts, freeTcpPort, freeUdpPort, startTestMediaServer, whyNoMediaServer } from './testing-server.ts';
import { certificateTrouble, NO_TURN, type TurnSettings } from './turn.ts';

const DOMAIN = 'turn.test.invalid';
const absent = (await whyNoMediaServer()) ?? (await whyNoCertificates());
if (absent !== undefined) process.stdout.write(`TURN is not tried: ${absent}\n`);

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'turn-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function settings(): Promise<TurnSettings> {
  const certificate = await makeCertificate(folder, DOMAIN);
  const relayFrom = 40_000 + Math.floor(Math.random() * 8_000);
  const range = { relayFrom, relayTo: relayFrom + 50 };
  return {
    ...NO_TURN,
    domain: DOMAIN,
    tlsPort: await freeTcpPort(),
    udpPort: await freeUdpPort(),
    ...certificate,
    ...range,
  };
}

describe.skipIf(absent !== undefined)('the certificate of TURN', () => {
  it('is told to be usable, or what is wrong with it', async () => {
    const turn = await settings();
    const look = (more: Partial<TurnSettings> = {}, nowMs = Date.now()) =>
      certificateTrouble({ ...turn, ...more }, nowMs);
    expect(await look()).toBeUndefined();
    expect(await look({ certFile: join(folder, 'none.pem') })).toContain('cannot be read');
    expect(await look({ domain: 'turn.example.edu.cn' })).toContain('not for turn.example.edu.cn');
    const other = await makeCertificate(folder, DOMAIN, { name: 'other' });
    expect(await look({ keyFile: other.keyFile })).toContain('not the key');
    expect(await look({}, Date.now() + 3 * 86_400_000)).toContain('valid until');
    await writeFile(turn.certFile, 'no certificate');
    expect(await look()).toContain('no certificate in PEM');
  });

  it('that has run out takes TURN with it and not the lessons', async () => {
    const turn = await settings();
    await writeFile(turn.keyFile, 'no key');
    const troubles: (string | undefined)[] = [];
    const media = await startTestMediaServer({ turn, onTurnTrouble: (trouble) => troubles.push(trouble) });
    expect(await media.connection()).toBeDefined();
    expect(troubles).toHaveLength(1);
    expect(troubles[0]).toContain('LIVEKIT_TURN_KEY_FILE');
    await media.dispose();
  });
});

describe.skipIf(absent !== undefined)('TURN of a real media server', () => {
  afterAll(() => dispose());

  it('answers over TLS, and lets a participant in that may go no other way', async () => {
    const turn = await settings();
    const ports = { ...(await freePorts()), mediaAddress: '127.0.0.1' };
    const media = await startTestMediaServer({ turn, ports });
    const connection = await media.connection();
    expect(await allocateOverTls(turn)).toMatchObject({ type: ALLOCATE_ERROR, realm: 'livekit' });

    await mediaRooms(connection).open('room');
    const grants = grantsOf('leadTeacher', { consented: true, onStage: true, recording: false });
    if (grants === undefined) throw new Error('a lead teacher is admitted');
    const admission = { room: 'room', identity: 'lead', displayName: 'lead', seatId: null, classroomId: null, grants };
    const token = await mintToken(connection, { ...admission, seat: 'leadTeacher' });
    const room = new Room();
    await room.connect(connection.url.replace(/^http/, 'ws'), token, {
      autoSubscribe: true,
      dynacast: false,
      rtcConfig: {
        iceTransportType: IceTransportType.TRANSPORT_RELAY,
        continualGatheringPolicy: ContinualGatheringPolicy.GATHER_CONTINUALLY,
        iceServers: [],
      },
    });
    // Its only own addresses are those of the relay, and over one of them it is connected.
    await expect.poll(() => candidatesOf(room)).toEqual({ types: [RELAY], isConnected: true });
    await room.disconnect();
    await media.dispose();
  });
});

/** As WebRTC's own figures number it, behind host, server reflexive and peer reflexive. */
const RELAY = 3;

async function candidatesOf(room: Room): Promise<{ readonly types: readonly number[]; readonly isConnected: boolean }> {
  const { publisherStats, subscriberStats } = await room.getRtcStats();
  const all = [...publisherStats, ...subscriberStats].map(({ stats }) => stats);
  const types = all.flatMap((stats) =>
    stats.case === 'localCandidate' ? [Number(stats.value.candidate?.candidateType)] : [],
  );
  const isConnected = all.some(
    (stats) => stats.case === 'candidatePair' && stats.value.candidatePair?.nominated === true,
  );
  return { types: [...new Set(types)], isConnected };
}

/** RFC 8656 over TLS: asks for an allocation without a password, which is refused with the realm of the server. */
const MAGIC = 0x2112_a442;
const ALLOCATE = 0x0003;
const ALLOCATE_ERROR = 0x0113;
const REALM = 0x0014;

function allocateOverTls({ tlsPort }: TurnSettings): Promise<{ readonly type: number; readonly realm: string }> {
  const request = Buffer.alloc(28);
  request.writeUInt16BE(ALLOCATE, 0);
  request.writeUInt16BE(8, 2);
  request.writeUInt32BE(MAGIC, 4);
  // REQUESTED-TRANSPORT: UDP.
  request.writeUInt16BE(0x0019, 20);
  request.writeUInt16BE(4, 22);
  request.writeUInt8(17, 24);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: tlsPort, servername: DOMAIN, rejectUnauthorized: false }, () =>
      socket.write(request),
    );
    socket.once('error', reject);
    socket.once('data', (answer: Buffer) => {
      socket.destroy();
      let realm = '';
      for (let at = 20; at + 4 <= answer.length;) {
        const length = answer.readUInt16BE(at + 2);
        if (answer.readUInt16BE(at) === REALM) realm = answer.subarray(at + 4, at + 4 + length).toString('utf8');
        at += 4 + length + ((4 - (length % 4)) % 4);
      }
      resolve({ type: answer.readUInt16BE(0), realm });
    });
  });
}
