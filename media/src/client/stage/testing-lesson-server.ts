import {
  EMPTY_LOG,
  lessonTimeMs,
  planCatchUp,
  propose,
  type StageEntry,
  type StageEvent,
} from '../../timeline/index.ts';
import type { TestDevice } from '../../testing-device.ts';
import type { StageSocket, StageSocketListener } from './types.ts';

const OPENED_AT_MS = 1_000_000;
const WAY_MS = 30;
/** The server's clock minus the device's. */
export const OFFSET_MS = 1_234_567;

type Acknowledge = (value: unknown) => void;

/** A lesson's server in small and the socket that leads to it, on the clock of a device that is driven by hand. */
export interface TestLesson {
  readonly socket: StageSocket;
  readonly entries: readonly StageEntry[];
  /** Kinds of messages that came, in order. */
  readonly asked: readonly string[];
  /** The lead teacher did something elsewhere. */
  act(event: StageEvent): void;
  connect(): void;
  /** The line breaks, and both ends know it. */
  disconnect(reason?: string): void;
  /** Nothing passes any more, and nobody is told. */
  isDead: boolean;
  /** What `follow` is refused with. */
  refusal: string | undefined;
  /** How many of the next answers to `act` get lost. */
  lostAnswers: number;
  /** What the next `act` is answered with, undone. */
  nextActCode: string | undefined;
  end(): void;
}

export function createTestLesson(device: TestDevice): TestLesson {
  const listeners = new Map<string, Set<StageSocketListener>>();
  const entries: StageEntry[] = [];
  const asked: string[] = [];
  const done = new Map<string, number>();
  let head = EMPTY_LOG;
  let connected = false;
  let line = 0;

  const wallMs = (): number => device.now() + OFFSET_MS;
  const tell = (event: string, ...args: readonly unknown[]): void => {
    for (const listener of listeners.get(event) ?? []) listener(...args);
  };
  /** What is on its way when the line breaks is lost. */
  function carry(arrive: () => void): void {
    const on = line;
    device.after(WAY_MS, () => {
      if (on === line && connected && !lesson.isDead) arrive();
    });
  }
  const push = (event: string, ...args: readonly unknown[]): void => carry(() => tell(event, ...args));

  function append(event: StageEvent): StageEntry | undefined {
    const now = lessonTimeMs(wallMs() - OPENED_AT_MS);
    const proposed = propose(head, { event, by: 'lead', now, leadMs: 60 });
    if (!proposed.accepted) return undefined;
    head = proposed.head;
    entries.push(proposed.entry);
    push('entries', [proposed.entry]);
    return proposed.entry;
  }

  function catchUp(haveSeq: number): unknown {
    const { afterSeq } = planCatchUp(haveSeq, head.seq, 0);
    return { ok: true, openedAtMs: OPENED_AT_MS, headSeq: head.seq, snapshot: null, entries: entries.slice(afterSeq) };
  }

  function act({ n, event }: { readonly n: number; readonly event: StageEvent }): unknown {
    const code = lesson.nextActCode;
    lesson.nextActCode = undefined;
    if (code !== undefined) return { ok: false, code };
    const known = done.get(String(n)) ?? append(event)?.seq;
    if (known === undefined) return { ok: false, code: 'lesson.actRefused', details: { reason: 'notInFront' } };
    done.set(String(n), known);
    return { ok: true, seq: known };
  }

  function answer(message: string, body: unknown): unknown {
    switch (message) {
      case 'clock':
        return { ok: true, clockId: 'server', receivedAtMs: wallMs(), answeredAtMs: wallMs() };
      case 'follow':
        if (lesson.refusal !== undefined) return { ok: false, code: lesson.refusal };
        return catchUp((body as { readonly haveSeq: number }).haveSeq);
      case 'catchUp':
        return catchUp((body as { readonly haveSeq: number }).haveSeq);
      default:
        return act(body as { readonly n: number; readonly event: StageEvent });
    }
  }

  const lesson: TestLesson = {
    socket: {
      get connected() {
        return connected;
      },
      on: (event, listener) => listeners.set(event, new Set([...(listeners.get(event) ?? []), listener])),
      off: (event, listener) => listeners.get(event)?.delete(listener),
      emit(message, body, acknowledge) {
        carry(() => {
          asked.push(message);
          const told = answer(message, body);
          const isLost = message === 'act' && lesson.lostAnswers > 0;
          if (isLost) lesson.lostAnswers -= 1;
          else carry(() => (acknowledge as Acknowledge)(told));
        });
      },
      connect: () => lesson.connect(),
      disconnect: () => lesson.disconnect('io client disconnect'),
    },
    entries,
    asked,
    isDead: false,
    refusal: undefined,
    lostAnswers: 0,
    nextActCode: undefined,
    act: (event) => void append(event),
    connect() {
      line += 1;
      connected = true;
      tell('connect');
    },
    disconnect(reason = 'transport close') {
      line += 1;
      connected = false;
      tell('disconnect', reason);
    },
    end: () => push('ended'),
  };

  function beat(): void {
    push('head', { seq: head.seq }, () => {});
    device.after(2_000, beat);
  }
  beat();
  return lesson;
}
