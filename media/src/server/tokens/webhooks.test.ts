import { createHash } from 'node:crypto';
import { AccessToken } from 'livekit-server-sdk';
import { describe, expect, it } from 'vitest';

import { createWebhookReader } from './webhooks.ts';

const keys = { apiKey: 'tongyan-0123', apiSecret: 's'.repeat(48) };

/** Signs as livekit-server does: the hash of the body in a token of the installation's key. */
async function signed(body: string, { apiKey, apiSecret } = keys, ttl: number | string = '5m'): Promise<string> {
  const token = new AccessToken(apiKey, apiSecret, { ttl });
  token.sha256 = createHash('sha256').update(body).digest('base64');
  return token.toJwt();
}

const joined = (id: string): string =>
  JSON.stringify({ id, event: 'participant_joined', room: { name: 'lesson1' }, participant: { identity: 'p1' } });

function reader() {
  let nowMs = 0;
  const { read } = createWebhookReader(keys, () => nowMs);
  return {
    read,
    pass: (ms: number): void => {
      nowMs += ms;
    },
  };
}

describe('a webhook reader', () => {
  it('tells what a genuine one says', async () => {
    const { read } = reader();
    expect(await read(joined('1'), await signed(joined('1')))).toEqual({
      genuine: true,
      hint: { kind: 'joined', room: 'lesson1', identity: 'p1' },
    });
    const ended = JSON.stringify({ id: '2', event: 'room_finished', room: { name: 'lesson1' } });
    expect(await read(ended, await signed(ended))).toEqual({ genuine: true, hint: { kind: 'ended', room: 'lesson1' } });
    const other = JSON.stringify({ id: '3', event: 'track_published', room: { name: 'lesson1' } });
    expect(await read(other, await signed(other))).toEqual({
      genuine: true,
      hint: { kind: 'other', name: 'track_published' },
    });
  });

  it.each<readonly [string, () => Promise<string | undefined>]>([
    ['no signature', () => Promise.resolve(undefined)],
    ['an empty one', () => Promise.resolve('')],
  ])('refuses %s', async (_what, authorization) => {
    expect(await reader().read(joined('1'), await authorization())).toEqual({ genuine: false, why: 'unsigned' });
  });

  it.each<readonly [string, () => Promise<string>]>([
    ['a signature of another body', () => signed(joined('2'))],
    ['a signature by another secret', () => signed(joined('1'), { ...keys, apiSecret: 'x'.repeat(48) })],
    ['a signature by another key', () => signed(joined('1'), { ...keys, apiKey: 'devkey' })],
    ['a signature that is too old', () => signed(joined('1'), keys, -3_600)],
    ['a token that signs no body', () => new AccessToken(keys.apiKey, keys.apiSecret).toJwt()],
    ['what is no token', () => Promise.resolve('Bearer x')],
  ])('refuses %s', async (_what, authorization) => {
    expect(await reader().read(joined('1'), await authorization())).toEqual({ genuine: false, why: 'forged' });
  });

  it('hears each once, as long as its signature lives', async () => {
    const { read, pass } = reader();
    const authorization = await signed(joined('1'));
    await read(joined('1'), authorization);
    pass(299_000);
    expect(await read(joined('1'), authorization)).toEqual({ genuine: false, why: 'replayed' });
  });

  it('takes another one of the same content as another one', async () => {
    const { read } = reader();
    await read(joined('1'), await signed(joined('1')));
    expect(await read(joined('2'), await signed(joined('2')))).toMatchObject({ genuine: true });
  });
});
