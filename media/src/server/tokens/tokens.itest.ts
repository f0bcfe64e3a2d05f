import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConnectError, dispose, RoomEvent } from '@livekit/rtc-node';
import { AccessToken } from 'livekit-server-sdk';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import type { MediaConnection } from '../launcher/states.ts';
import { startTestMediaServer, type TestMediaServer, whyNoMediaServer } from '../launcher/testing-server.ts';
import { mintToken } from './mint.ts';
import { tokenGrant } from './permissions.ts';
import { type MediaRooms, mediaRooms } from './rooms.ts';
import { grantsOf, type LessonMedia, type MediaSource, type Seat } from './rules.ts';
import { disconnected, join, type TestParticipant } from './testing-participant.ts';
import { createWebhookReader, type WebhookOutcome } from './webhooks.ts';

const absent = await whyNoMediaServer();
if (absent !== undefined) process.stdout.write(`Tests of tokens against a media server are skipped: ${absent}\n`);

const ROOM = 'lesson-1';
const plain: LessonMedia = { consented: true, onStage: false, recording: true };

describe.skipIf(absent !== undefined)('tokens against a real media server', () => {
  let server: TestMediaServer;
  let connection: MediaConnection;
  let rooms: MediaRooms;
  const heard: { readonly body: string; readonly authorization: string | undefined }[] = [];
  const inside = new Set<TestParticipant>();

  const hook = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      heard.push({ body: Buffer.concat(parts).toString('utf8'), authorization: request.headers.authorization });
      response.end();
    });
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
    const { port } = hook.address() as AddressInfo;
    server = await startTestMediaServer({ webhookUrls: [`http://127.0.0.1:${port}/`] });
    connection = await server.connection();
    rooms = mediaRooms(connection);
    await rooms.open(ROOM);
  });
  afterEach(async () => {
    await Promise.all([...inside].map((participant) => participant.leave()));
    inside.clear();
  });
  afterAll(async () => {
    await dispose();
    await server.dispose();
    await new Promise((resolve) => hook.close(resolve));
  });

  function tokenFor(
    seat: Seat,
    media: Partial<LessonMedia> = {},
    room = ROOM,
    identity: string = seat,
  ): Promise<string> {
    const grants = grantsOf(seat, { ...plain, ...media });
    if (grants === undefined) throw new Error(`${seat} is not admitted`);
    return mintToken(connection, { room, identity, displayName: seat, seat, seatId: 's1', classroomId: 'c1', grants });
  }

  async function enter(token: string): Promise<TestParticipant> {
    const participant = await join(connection.url, token);
    inside.add(participant);
    return participant;
  }

  it.each<readonly [Seat, readonly MediaSource[], readonly MediaSource[]]>([
    ['leadTeacher', ['camera', 'microphone', 'screen'], []],
    ['leadClassroom', ['camera', 'microphone'], ['screen']],
    ['receivingClassroom', ['camera'], ['microphone', 'screen']],
    ['assistantTeacher', [], ['microphone', 'camera']],
    ['student', [], ['microphone', 'camera']],
    ['observer', [], ['microphone', 'camera']],
    ['technician', [], ['microphone', 'camera']],
    ['recorder', [], ['microphone', 'camera']],
  ])('let a %s in, to send %j and not %j', async (seat, allowed, forbidden) => {
    const participant = await enter(await tokenFor(seat));
    expect(participant.room.localParticipant?.attributes).toMatchObject({ seat, seatId: 's1', classroom: 'c1' });
    const sent = await Promise.all(allowed.map((source) => participant.send(source)));
    expect(sent).toEqual(allowed.map(() => true));
    const refused = await Promise.all(forbidden.map((source) => participant.send(source)));
    expect(refused).toEqual(forbidden.map(() => false));
  });

  it('show everybody but the recorder', async () => {
    const teacher = await enter(await tokenFor('leadTeacher'));
    await enter(await tokenFor('observer'));
    await enter(await tokenFor('recorder'));
    await expect.poll(() => teacher.others()).toEqual(['observer']);
    const present = await rooms.participants(ROOM);
    expect(present.map(({ identity }) => identity).toSorted()).toEqual(['leadTeacher', 'observer', 'recorder']);
  });

  it('let a classroom speak once it is brought on stage, and no longer when it is sent back', async () => {
    const teacher = await enter(await tokenFor('leadTeacher'));
    const classroom = await enter(await tokenFor('receivingClassroom'));
    const heardTracks = () => teacher.room.remoteParticipants.get('receivingClassroom')?.trackPublications.size;
    const onStage = grantsOf('receivingClassroom', { ...plain, onStage: true });
    const offStage = grantsOf('receivingClassroom', plain);
    if (onStage === undefined || offStage === undefined) throw new Error('a classroom is admitted');
    await rooms.setGrants(ROOM, 'receivingClassroom', onStage);
    await expect.poll(() => classroom.send('microphone')).toBe(true);
    await expect.poll(heardTracks).toBe(1);
    await rooms.setGrants(ROOM, 'receivingClassroom', offStage);
    await expect.poll(heardTracks).toBe(0);
  });

  it('M1: are muted with what was still on its way when they were muted', async () => {
    const [teacher, other] = [await enter(await tokenFor('leadTeacher')), await enter(await tokenFor('observer'))];
    const muted = new Promise<string>((resolve) => {
      other.room.once(RoomEvent.TrackMuted, (_publication, { identity }) => resolve(identity));
    });
    const muting = rooms.mute(ROOM, 'leadTeacher', 'microphone');
    expect(await teacher.send('microphone')).toBe(true);
    expect(await muted).toBe('leadTeacher');
    await muting;
  });

  it('open no room: without the platform there is none to enter', async () => {
    await expect(tokenFor('leadTeacher', {}, 'nobody-opened-this').then(enter)).rejects.toBeInstanceOf(ConnectError);
  });

  it.each<readonly [string, () => Promise<string>]>([
    [
      'expired',
      async () => {
        const token = new AccessToken(connection.apiKey, connection.apiSecret, { identity: 'late', ttl: -3_600 });
        token.addGrant(tokenGrant(ROOM, { sources: [], hidden: false, recorder: false }));
        return token.toJwt();
      },
    ],
    ['signed by another secret', () => forged({ apiSecret: 'x'.repeat(48) })],
    ['of a key that is no key here', () => forged({ apiKey: 'devkey', apiSecret: 'secret'.repeat(8) })],
    ['changed after it was signed', async () => withSeat(await tokenFor('observer'))],
    ['no token', () => Promise.resolve('x.y.z')],
  ])('refuse one that is %s', async (_what, token) => {
    await expect(token().then(enter)).rejects.toBeInstanceOf(ConnectError);
  });

  it('do not shut a removed person out by themselves: the identity has to be refused again', async () => {
    const token = await tokenFor('student');
    const student = await enter(token);
    const gone = disconnected(student);
    await rooms.remove(ROOM, 'student');
    await gone;
    const again = await enter(token);
    expect(again.room.isConnected).toBe(true);
  });

  it('open nothing after the lesson was closed', async () => {
    await rooms.open('lesson-2');
    const token = await tokenFor('leadTeacher', {}, 'lesson-2');
    const teacher = await enter(token);
    const gone = disconnected(teacher);
    await rooms.close('lesson-2');
    await gone;
    await rooms.close('lesson-2');
    await expect(enter(token)).rejects.toBeInstanceOf(ConnectError);
  });

  it('are told of by webhooks that are genuine as they were sent, once, and in no other body', async () => {
    heard.length = 0;
    await enter(await tokenFor('observer'));
    const { read } = createWebhookReader(connection, Date.now);
    const told: WebhookOutcome[] = [];
    await expect
      .poll(async () => {
        const fresh = heard.slice(told.length);
        for (const { body, authorization } of fresh) told.push(await read(body, authorization));
        return told;
      })
      .toContainEqual({ genuine: true, hint: { kind: 'joined', room: ROOM, identity: 'observer' } });
    expect(told.every(({ genuine }) => genuine)).toBe(true);
    const genuine = heard.find(({ body }) => body.includes('observer'));
    if (genuine === undefined) throw new Error('one was heard');
    const { body, authorization } = genuine;
    expect(await read(body, authorization)).toEqual({ genuine: false, why: 'replayed' });
    const changed = body.replace('observer', 'teacher');
    expect(await read(changed, authorization)).toEqual({ genuine: false, why: 'forged' });
  });

  function forged(keys: Partial<MediaConnection>): Promise<string> {
    const grants = { sources: [], hidden: false, recorder: false } as const;
    const admission = {
      room: ROOM,
      identity: 'f',
      displayName: 'f',
      seat: 'observer',
      seatId: null,
      classroomId: null,
      grants,
    } as const;
    return mintToken({ ...connection, ...keys }, admission);
  }

  function withSeat(token: string): string {
    const [header = '', claims = '', signature = ''] = token.split('.');
    const text = Buffer.from(claims, 'base64url').toString('utf8').replace('"canPublish":false', '"canPublish":true');
    return [header, Buffer.from(text).toString('base64url'), signature].join('.');
  }
});
