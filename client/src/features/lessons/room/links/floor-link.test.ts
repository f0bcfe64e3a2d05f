import { describe, expect, it } from 'vitest';
import type { ActSocket } from '../../../../live/act-link.ts';
import { createFloorLink } from './floor-link.ts';

type Listener = (...args: readonly unknown[]) => void;
interface Sent {
  readonly event: string;
  readonly body: unknown;
  readonly answer: (answer: unknown) => void;
}

/** A line that is worked by hand: what was sent is answered, lost or cut as a test wants it. */
function handLine() {
  const listeners = new Map<string, Set<Listener>>();
  const sent: Sent[] = [];
  const line = { connected: true };
  const socket: ActSocket = {
    get connected() {
      return line.connected;
    },
    on(event, listener) {
      listeners.set(event, new Set([...(listeners.get(event) ?? []), listener]));
    },
    off(event, listener) {
      listeners.get(event)?.delete(listener);
    },
    emit(event, body, answer) {
      sent.push({ event, body, answer: answer as Sent['answer'] });
    },
  };
  const fire = (event: string, ...args: readonly unknown[]): void => {
    for (const listener of listeners.get(event) ?? []) listener(...args);
  };
  const timers = new Set<() => void>();
  const after = (_delayMs: number, act: () => void): (() => void) => {
    timers.add(act);
    return () => timers.delete(act);
  };
  return {
    link: createFloorLink({ socket, lessonId: 'lesson', page: 'page-of-test', after }),
    sent,
    fire,
    /** Lets all waiting time pass. */
    waitOut: (): void => {
      const due = [...timers];
      timers.clear();
      for (const act of due) act();
    },
    cut: (): void => {
      line.connected = false;
      fire('disconnect');
    },
    mend: (): void => {
      line.connected = true;
      fire('connect');
    },
  };
}

const VIEW = { seq: 0, hands: [], messages: [] };
const lower = { kind: 'hand.lower' } as const;
const raise = { kind: 'hand.raise', count: 2 } as const;
const acts = (sent: readonly Sent[]) => sent.filter(({ event }) => event === 'floorAct').map(({ body }) => body);

function followed() {
  const hand = handLine();
  hand.sent[0]?.answer({ ok: true, view: VIEW });
  return hand;
}

describe('a page’s line to the floor', () => {
  it('has no view before the server has answered, then the server’s with what changes in it', () => {
    const { link, sent, fire } = handLine();
    fire('floor', { seq: 9 });
    expect(link.getSnapshot().view).toBeNull();
    expect(sent[0]).toMatchObject({ event: 'floorFollow', body: { lessonId: 'lesson' } });
    sent[0]?.answer({ ok: true, view: VIEW });
    fire('floor', { seq: 1, messages: ['hello'] });
    expect(link.getSnapshot().view).toEqual({ ...VIEW, seq: 1, messages: ['hello'] });
  });

  it('says why it is not let in, and does not ask again', () => {
    const { link, sent, waitOut } = handLine();
    sent[0]?.answer({ ok: false, code: 'lesson.barred' });
    waitOut();
    expect(link.getSnapshot().refusal).toBe('lesson.barred');
    expect(sent).toHaveLength(1);
  });

  it('does one thing after the other, in the order in which they were done', async () => {
    const { link, sent } = followed();
    const [first, second] = [link.act(raise), link.act(lower)];
    expect(acts(sent)).toEqual([{ page: 'page-of-test', n: 1, act: raise }]);
    expect(link.getSnapshot().waiting).toEqual([raise, lower]);
    sent.at(-1)?.answer({ ok: true, seq: 1 });
    expect(await first).toEqual({ ok: true });
    sent.at(-1)?.answer({ ok: false, code: 'lesson.floorRefused' });
    expect(await second).toEqual({ ok: false, code: 'lesson.floorRefused' });
    expect(link.getSnapshot().waiting).toEqual([]);
  });

  it('sends again, under the same number, what was not answered', () => {
    const { link, sent, waitOut } = followed();
    void link.act(raise);
    waitOut();
    expect(acts(sent)).toEqual([
      { page: 'page-of-test', n: 1, act: raise },
      { page: 'page-of-test', n: 1, act: raise },
    ]);
  });

  it('keeps over an outage what was done in it, and takes one answer for what it sent twice', async () => {
    const { link, sent, cut, mend } = followed();
    const done = link.act(raise);
    const lost = sent.at(-1);
    cut();
    void link.act(lower);
    mend();
    expect(sent.at(-1)?.event).toBe('floorFollow');
    sent.at(-1)?.answer({ ok: true, view: VIEW });
    sent.at(-1)?.answer({ ok: true, seq: 1 });
    lost?.answer({ ok: true, seq: 1 });
    expect(await done).toEqual({ ok: true });
    expect(link.getSnapshot().waiting).toEqual([lower]);
  });

  it('tells whoever waits that nothing comes of it any more once the page is left', async () => {
    const { link } = followed();
    const done = link.act(raise);
    link.close();
    expect(await done).toEqual({ ok: false, code: 'closed' });
  });
});
