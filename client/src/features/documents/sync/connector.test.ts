import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backOffMs } from './back-off.ts';
import { Connector, type ConnectorListener, type Standing } from './connector.ts';
import type { OpenTransport, Transport, TransportListener } from './transport.ts';

/** Ways to the server that the test opens and closes by hand. */
class Hand {
  readonly attempts: { kind: 'webSocket' | 'http'; listener: TransportListener; isClosed: boolean }[] = [];

  way(kind: 'webSocket' | 'http'): OpenTransport {
    return (listener) => {
      const attempt = { kind, listener, isClosed: false };
      this.attempts.push(attempt);
      const transport: Transport = {
        kind,
        send: () => undefined,
        close: () => {
          attempt.isClosed = true;
        },
      };
      return transport;
    };
  }

  get last() {
    const attempt = this.attempts.at(-1);
    if (attempt === undefined) throw new Error('nothing was tried');
    return attempt;
  }
}

const timing = {
  backOff: { firstMs: 1_000, mostMs: 30_000 },
  silenceMs: 25_000,
  answerMs: 5_000,
  upgrade: { firstMs: 30_000, mostMs: 600_000 },
  failuresBeforeHttp: 2,
};

function connect(hand: Hand, standing: Standing = 'same') {
  const events: string[] = [];
  const listener: ConnectorListener = {
    trying: () => events.push('trying'),
    opened: ({ kind }) => events.push(`opened ${kind}`),
    received: () => events.push('received'),
    lost: (reason) => events.push(`lost ${reason}`),
    stopped: (reason) => events.push(`stopped ${reason}`),
    ping: () => events.push('ping'),
  };
  const connector = new Connector({
    openWebSocket: hand.way('webSocket'),
    openHttp: hand.way('http'),
    checkStanding: () => Promise.resolve(standing),
    timing,
    random: () => 0,
    now: () => 0,
    listener,
  });
  connector.start();
  return { connector, events };
}

const unreachable = { code: 1006, reason: '', opened: false };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the connector', () => {
  it('takes turns between WebSocket and HTTP after two sockets that never opened', async () => {
    const hand = new Hand();
    connect(hand);
    await vi.advanceTimersByTimeAsync(0);
    for (let failure = 0; failure < 5; failure += 1) {
      hand.last.listener.closed(unreachable);
      await vi.advanceTimersByTimeAsync(30_000);
    }
    expect(hand.attempts.map(({ kind }) => kind)).toEqual([
      'webSocket',
      'webSocket',
      'http',
      'webSocket',
      'http',
      'webSocket',
    ]);
  });

  it('does not take a server that closes open sockets for a block', async () => {
    const hand = new Hand();
    connect(hand);
    await vi.advanceTimersByTimeAsync(0);
    for (let failure = 0; failure < 4; failure += 1) {
      hand.last.listener.opened();
      hand.last.listener.closed({ code: 4503, reason: '', opened: true });
      await vi.advanceTimersByTimeAsync(30_000);
    }
    expect(hand.attempts.every(({ kind }) => kind === 'webSocket')).toBe(true);
  });

  it('moves from HTTP to a WebSocket only once that stands', async () => {
    const hand = new Hand();
    const { events } = connect(hand);
    await vi.advanceTimersByTimeAsync(0);
    hand.last.listener.closed(unreachable);
    await vi.advanceTimersByTimeAsync(1_000);
    hand.last.listener.closed(unreachable);
    await vi.advanceTimersByTimeAsync(2_000);
    const http = hand.last;
    http.listener.opened();
    await vi.advanceTimersByTimeAsync(30_000);
    expect([hand.last.kind, http.isClosed]).toEqual(['webSocket', false]);
    hand.last.listener.opened();
    expect(http.isClosed).toBe(true);
    expect(events.filter((event) => event.startsWith('opened'))).toEqual(['opened http', 'opened webSocket']);
  });

  it('gives up a line that stays silent when asked', async () => {
    const hand = new Hand();
    const { events } = connect(hand);
    await vi.advanceTimersByTimeAsync(0);
    hand.last.listener.opened();
    await vi.advanceTimersByTimeAsync(25_000);
    expect(events.at(-1)).toBe('ping');
    hand.last.listener.received(new Uint8Array([1]));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(events.at(-1)).toBe('received');
    await vi.advanceTimersByTimeAsync(25_000);
    expect(events.slice(-2)).toEqual(['ping', 'lost unreachable']);
  });

  it.each([
    [4401, 'signInRequired'],
    [4403, 'forbidden'],
    [4404, 'notFound'],
    [4413, 'editTooLarge'],
    [1009, 'editTooLarge'],
    [4414, 'documentTooLarge'],
    [4426, 'clientTooOld'],
    [4400, 'notUnderstood'],
  ])('stops at close code %i and says %s', async (code, reason) => {
    const hand = new Hand();
    const { events } = connect(hand);
    await vi.advanceTimersByTimeAsync(0);
    hand.last.listener.opened();
    hand.last.listener.closed({ code, reason: '', opened: true });
    await vi.advanceTimersByTimeAsync(600_000);
    expect(events.at(-1)).toBe(`stopped ${reason}`);
    expect(hand.attempts).toHaveLength(1);
  });

  it.each([
    [4500, 'serverFailed'],
    [4503, 'storageUnavailable'],
    [4508, 'tooSlow'],
    [4529, 'tooManyWindows'],
    [1012, 'serverRestart'],
    [1001, 'unreachable'],
  ])('comes back after close code %i and says %s', async (code, reason) => {
    const hand = new Hand();
    const { events } = connect(hand);
    await vi.advanceTimersByTimeAsync(0);
    hand.last.listener.opened();
    hand.last.listener.closed({ code, reason: '', opened: true });
    expect(events.at(-1)).toBe(`lost ${reason}`);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(hand.attempts).toHaveLength(2);
  });

  it.each([
    ['otherPerson', 'stopped otherPerson'],
    ['signedOut', 'stopped signInRequired'],
  ] as const)('opens nothing where the session is %s', async (standing, event) => {
    const hand = new Hand();
    const { events } = connect(hand, standing);
    await vi.advanceTimersByTimeAsync(0);
    expect(events.at(-1)).toBe(event);
    expect(hand.attempts).toEqual([]);
  });
});

describe('waiting before trying again', () => {
  const backOff = { firstMs: 1_000, mostMs: 30_000 };

  it('doubles up to the most, between half and whole of it', () => {
    expect([1, 2, 3, 10, 100].map((failures) => backOffMs(failures, backOff, () => 0))).toEqual([
      500, 1_000, 2_000, 15_000, 15_000,
    ]);
    expect(backOffMs(3, backOff, () => 0.5)).toBe(3_000);
  });
});
