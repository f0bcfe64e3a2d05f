import type { FloorAct, FloorView, LinkReport } from '@tongyan/collab-server/contracts';

/** As much of a Socket.IO socket as a floor link needs. */
export interface FloorSocket {
  readonly connected: boolean;
  on(event: string, listener: (...args: readonly unknown[]) => void): unknown;
  off(event: string, listener: (...args: readonly unknown[]) => void): unknown;
  emit(event: string, ...args: readonly unknown[]): unknown;
}

export interface FloorLinkOptions {
  readonly socket: FloorSocket;
  readonly lessonId: string;
  /** Chosen once in the life of a page: an act that is sent again is known by it. */
  readonly page: string;
  /** @returns what cancels it. */
  readonly after: (delayMs: number, act: () => void) => () => void;
}

export interface FloorSnapshot {
  /** Null before the server has answered for the first time. */
  readonly view: FloorView | null;
  /** Acts of this page that are not durable yet, oldest first. */
  readonly waiting: readonly FloorAct[];
  readonly refusal: string | null;
}

export type FloorOutcome = { readonly ok: true } | { readonly ok: false; readonly code: string };

/** One page's line to what the classrooms do: the floor beside the stage. */
export interface FloorLink {
  getSnapshot(): FloorSnapshot;
  subscribe(changed: () => void): () => void;
  /** Sent again until the server answers, also across outages. */
  act(act: FloorAct): Promise<FloorOutcome>;
  /** The last one counts: sent once, and not again. */
  report(report: LinkReport): void;
  close(): void;
}

interface Waiting {
  readonly n: number;
  readonly act: FloorAct;
  readonly answered: (outcome: FloorOutcome) => void;
}

const AGAIN_MS = 2_500;
/** The page is told to come back later, and does. */
const LATER: ReadonlySet<string> = new Set(['request.tooMany', 'server.internal']);

export function createFloorLink({ socket, lessonId, page, after }: FloorLinkOptions): FloorLink {
  const listeners = new Set<() => void>();
  let snapshot: FloorSnapshot = { view: null, waiting: [], refusal: null };
  let queue: readonly Waiting[] = [];
  let count = 0;
  let isFollowing = false;
  let cancelAgain = (): void => {};

  function change(part: Partial<FloorSnapshot>): void {
    snapshot = { ...snapshot, ...part };
    for (const listener of listeners) listener();
  }

  function setQueue(next: readonly Waiting[]): void {
    queue = next;
    change({ waiting: queue.map(({ act }) => act) });
  }

  function again(act: () => void): void {
    cancelAgain();
    cancelAgain = after(AGAIN_MS, act);
  }

  function follow(): void {
    if (!socket.connected) return;
    again(follow);
    socket.emit('floorFollow', { lessonId }, (answer: unknown) => {
      const view = readView(answer);
      if (view === undefined) {
        const code = codeOf(answer);
        if (LATER.has(code)) return;
        cancelAgain();
        return change({ refusal: code });
      }
      isFollowing = true;
      change({ view, refusal: null });
      send();
    });
  }

  /** One after the other: they are done in the order in which a person did them. */
  function send(): void {
    cancelAgain();
    const [first] = queue;
    if (first === undefined || !isFollowing || !socket.connected) return;
    again(send);
    socket.emit('floorAct', { page, n: first.n, act: first.act }, (answer: unknown) => {
      if (queue[0] !== first) return;
      const isDone = isOk(answer);
      if (!isDone && LATER.has(codeOf(answer))) return;
      setQueue(queue.slice(1));
      first.answered(isDone ? { ok: true } : { ok: false, code: codeOf(answer) });
      send();
    });
  }

  function lost(): void {
    isFollowing = false;
    cancelAgain();
  }

  const hear = (message: unknown): void => {
    if (snapshot.view !== null && isRecord(message)) change({ view: { ...snapshot.view, ...message } });
  };
  socket.on('connect', follow);
  socket.on('disconnect', lost);
  socket.on('floor', hear);
  follow();

  return {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    act(act) {
      count += 1;
      const n = count;
      return new Promise((answered) => {
        setQueue([...queue, { n, act, answered }]);
        if (queue.length === 1) send();
      });
    },
    report(report) {
      if (isFollowing && socket.connected) socket.emit('linkReport', report, () => {});
    },
    close() {
      lost();
      socket.off('connect', follow);
      socket.off('disconnect', lost);
      socket.off('floor', hear);
      for (const { answered } of queue) answered({ ok: false, code: 'closed' });
      listeners.clear();
    },
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isOk = (answer: unknown): boolean => isRecord(answer) && answer['ok'] === true;
const codeOf = (answer: unknown): string =>
  isRecord(answer) && typeof answer['code'] === 'string' ? answer['code'] : 'unknown';

/** The server's own contract says what is in it. */
function readView(answer: unknown): FloorView | undefined {
  return isRecord(answer) && answer['ok'] === true && isRecord(answer['view'])
    ? (answer['view'] as FloorView)
    : undefined;
}
