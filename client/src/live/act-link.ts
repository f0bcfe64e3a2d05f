/** As much of a Socket.IO socket as a link needs. */
export interface ActSocket {
  readonly connected: boolean;
  on(event: string, listener: (...args: readonly unknown[]) => void): unknown;
  off(event: string, listener: (...args: readonly unknown[]) => void): unknown;
  emit(event: string, ...args: readonly unknown[]): unknown;
}

/** What the messages of a link are called. */
export interface ActNames {
  /** Asks for the view, and for what changes in it. */
  readonly follow: string;
  readonly act: string;
  /** From the server: properties of the view that have changed. */
  readonly changed: string;
}

export interface ActLinkOptions {
  readonly socket: ActSocket;
  readonly names: ActNames;
  /** What is followed, such as `{ meetingId }`. */
  readonly of: Readonly<Record<string, string>>;
  /** Chosen once in the life of a page: an act that is sent again is known by it. */
  readonly page: string;
  /** @returns what cancels it. */
  readonly after: (delayMs: number, act: () => void) => () => void;
}

export interface ActSnapshot<View, Act> {
  /** Null before the server has answered for the first time. */
  readonly view: View | null;
  /** Whether what changes comes in: false until the server has answered, and while the line is lost. */
  readonly isFollowing: boolean;
  /** Acts of this page that are not durable yet, oldest first. */
  readonly waiting: readonly Act[];
  readonly refusal: string | null;
}

export type ActOutcome = { readonly ok: true } | { readonly ok: false; readonly code: string };

/** One page's line to something that several people do at once, whose log the server keeps. */
export interface ActLink<View, Act> {
  getSnapshot(): ActSnapshot<View, Act>;
  subscribe(changed: () => void): () => void;
  /** Sent again until the server answers, also across outages. */
  act(act: Act): Promise<ActOutcome>;
  close(): void;
}

interface Waiting<Act> {
  readonly n: number;
  readonly act: Act;
  readonly answered: (outcome: ActOutcome) => void;
}

const AGAIN_MS = 2_500;
/** The page is told to come back later, and does. */
const LATER: ReadonlySet<string> = new Set(['request.tooMany', 'server.internal']);

export function createActLink<View extends object, Act>(options: ActLinkOptions): ActLink<View, Act> {
  const { socket, names, of, page, after } = options;
  const listeners = new Set<() => void>();
  let snapshot: ActSnapshot<View, Act> = { view: null, isFollowing: false, waiting: [], refusal: null };
  let queue: readonly Waiting<Act>[] = [];
  let count = 0;
  let cancelAgain = (): void => {};

  function change(part: Partial<ActSnapshot<View, Act>>): void {
    snapshot = { ...snapshot, ...part };
    for (const listener of listeners) listener();
  }

  function setQueue(next: readonly Waiting<Act>[]): void {
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
    socket.emit(names.follow, of, (answer: unknown) => {
      // The server's own contract says what is in it.
      const view = viewIn(answer) as View | undefined;
      if (view === undefined) {
        const code = codeOf(answer);
        if (LATER.has(code)) return;
        cancelAgain();
        return change({ refusal: code });
      }
      change({ view, isFollowing: true, refusal: null });
      send();
    });
  }

  /** One after the other: they are done in the order in which a person did them. */
  function send(): void {
    cancelAgain();
    const [first] = queue;
    if (first === undefined || !snapshot.isFollowing || !socket.connected) return;
    again(send);
    socket.emit(names.act, { page, n: first.n, act: first.act }, (answer: unknown) => {
      if (queue[0] !== first) return;
      const isDone = isOk(answer);
      if (!isDone && LATER.has(codeOf(answer))) return;
      setQueue(queue.slice(1));
      first.answered(isDone ? { ok: true } : { ok: false, code: codeOf(answer) });
      send();
    });
  }

  function lost(): void {
    cancelAgain();
    change({ isFollowing: false });
  }

  const hear = (message: unknown): void => {
    if (snapshot.view !== null && isRecord(message)) change({ view: { ...snapshot.view, ...message } });
  };
  socket.on('connect', follow);
  socket.on('disconnect', lost);
  socket.on(names.changed, hear);
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
    close() {
      lost();
      socket.off('connect', follow);
      socket.off('disconnect', lost);
      socket.off(names.changed, hear);
      for (const { answered } of queue) answered({ ok: false, code: 'closed' });
      listeners.clear();
    },
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isOk = (answer: unknown): boolean => isRecord(answer) && answer['ok'] === true;
const codeOf = (answer: unknown): string =>
  isRecord(answer) && typeof answer['code'] === 'string' ? answer['code'] : 'unknown';

const viewIn = (answer: unknown): object | undefined =>
  isRecord(answer) && answer['ok'] === true && isRecord(answer['view']) ? answer['view'] : undefined;
