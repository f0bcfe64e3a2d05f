import { describe, expect, it } from 'vitest';
import { isPrivate, readEndpoint } from './endpoint.ts';
import { judgeAnswer, waitMs } from './verdict.ts';

const answer = (status: number, text = '', retryAfterS: number | null = null) =>
  ({ kind: 'answered', status, text, retryAfterS }) as const;

describe('a store’s answer', () => {
  it.each([200, 201, 204])('%d: it has them', (status) => {
    expect(judgeAnswer(answer(status), 3)).toEqual({ kind: 'delivered' });
  });

  it.each([400, 409, 412, 413, 422])('%d to several: each alone; to one: parked with its words', (status) => {
    expect(judgeAnswer(answer(status, 'no'), 2)).toEqual({ kind: 'alone' });
    expect(judgeAnswer(answer(status, 'bad\n\u0000 verb'), 1)).toEqual({
      kind: 'parked',
      reason: `HTTP ${status}: bad  verb`,
    });
  });

  it.each([302, 401, 403, 404, 408, 429, 500, 503])('%d: all wait, even one', (status) => {
    expect(judgeAnswer(answer(status, '', 7), 1)).toEqual({
      kind: 'later',
      reason: `HTTP ${status}`,
      retryAfterS: 7,
    });
  });

  it('that does not come: all wait', () => {
    expect(judgeAnswer({ kind: 'unreachable', reason: 'ECONNREFUSED' }, 1)).toMatchObject({ kind: 'later' });
  });
});

describe('the wait', () => {
  it('doubles up to half an hour, between the half and the whole', () => {
    expect([1, 2, 3, 30].map((failures) => waitMs(failures, 0, null))).toEqual([2_500, 5_000, 10_000, 900_000]);
    expect([1, 2, 30].map((failures) => waitMs(failures, 1, null))).toEqual([5_000, 10_000, 1_800_000]);
  });

  it('is as long as the store asks for, within a day', () => {
    expect(waitMs(1, 1, 120)).toBe(120_000);
    expect(waitMs(1, 1, 999_999)).toBe(86_400_000);
  });
});

describe('the address of a store', () => {
  it('is https and public, and ends in a slash', () => {
    expect(readEndpoint('https://lrs.example/xapi', [])).toMatchObject({
      ok: true,
      value: new URL('https://lrs.example/xapi/'),
    });
  });

  it.each([
    ['lrs', 'notAnAddress'],
    ['ftp://lrs.example/', 'notAnAddress'],
    ['http://lrs.example/', 'notHttps'],
    ['https://user:pw@lrs.example/', 'holdsPassword'],
    ['https://lrs.example/?a=1', 'holdsQuery'],
    ['https://127.0.0.1/', 'privateAddress'],
    ['https://2130706433/', 'privateAddress'],
    ['https://169.254.169.254/latest/', 'privateAddress'],
    ['https://10.1.2.3/', 'privateAddress'],
    ['https://[::1]/', 'privateAddress'],
    ['https://[::ffff:192.168.0.1]/', 'privateAddress'],
    ['https://[fd00::1]/', 'privateAddress'],
  ])('%s is refused: %s', (text, reason) => {
    expect(readEndpoint(text, [])).toEqual({ ok: false, error: reason });
  });

  it('may be private, or without https, where the configuration names host and port', () => {
    const trusted = ['127.0.0.1:9000', 'lrs.lan:443'];
    expect(readEndpoint('http://127.0.0.1:9000/xapi/', trusted).ok).toBe(true);
    expect(readEndpoint('https://lrs.lan/', trusted).ok).toBe(true);
    expect(readEndpoint('http://127.0.0.1:9001/', trusted)).toEqual({ ok: false, error: 'notHttps' });
    expect(readEndpoint('http://user:pw@127.0.0.1:9000/', trusted)).toEqual({ ok: false, error: 'holdsPassword' });
  });

  it('knows private addresses', () => {
    expect(['8.8.8.8', '2001:4860:4860::8888', '172.15.0.1'].map(isPrivate)).toEqual([false, false, false]);
    expect(['172.31.0.1', '100.64.0.1', '::', 'fe80::1', '255.255.255.255'].map(isPrivate)).toEqual(
      Array(5).fill(true),
    );
  });

  it.each(['::7f00:1', '64:ff9b:1::a00:1', '2002:7f00:1::1', '2001:0:7f00:1::1', 'fec0::1'])(
    'knows private addresses that are wrapped into another: %s',
    (address) => {
      expect(isPrivate(address)).toBe(true);
    },
  );
});
