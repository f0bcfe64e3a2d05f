import { type ClockReading, createClockSampler } from '../../clock/index.ts';
import { createStagePlayer, lessonTimeAt } from '../../timeline/index.ts';
import { createListeners } from '../listeners.ts';
import { type Followed, readClockAnswer, readEntries, readFollowed, readHead } from './messages.ts';
import { createOutbox } from './outbox.ts';
import type {
  ClockStatus,
  ShownEntry,
  StageConnection,
  StageLink,
  StageLinkOptions,
  StageLinkSnapshot,
  StageSocketListener,
} from './types.ts';

/** How a page opens the socket of its lesson: tried again soon after an outage, also where nothing answers. */
export const LESSON_SOCKET_OPTIONS = {
  transports: ['websocket', 'polling'] as string[],
  tryAllTransports: true,
  reconnectionDelay: 250,
  reconnectionDelayMax: 700,
  randomizationFactor: 0.4,
  timeout: 4_000,
};

/** The server says something every two seconds: a line that is silent for so long is dead, whatever the system believes. */
const SILENT_MS = 6_000;
const AGAIN_MS = 1_000;
const GIVE_UP_MS = 5_000;
/** Answers after which it makes no sense to ask again. */
const FINAL = /^(?:lesson|permission|session|request\.invalid)/u;

export function createStageLink({ socket, lessonId, page, now, after }: StageLinkOptions): StageLink {
  const listeners = createListeners<readonly ShownEntry[]>();
  const changes = createListeners<void>();
  let connection: StageConnection = 'joining';
  let refusal: string | null = null;
  let ended = false;
  let isClosed = false;
  let openedAtMs: number | undefined;
  let headSeq = 0;
  let shownSeq = 0;
  let lastLateMs: number | null = null;
  /** What was in the log before this page came in, or came back: nobody was to show it now. */
  let backlogSeq = 0;
  let cancelSilence = (): void => {};
  let cancelAgain = (): void => {};
  let snapshot: StageLinkSnapshot | undefined;

  const sampler = createClockSampler({
    now,
    after,
    ask: (tell) =>
      socket.emit('clock', null, (value: unknown) => {
        heard();
        const answer = readClockAnswer(value);
        if (answer.ok) tell(answer.told);
      }),
    onChange() {
      player.clockChanged();
      changed();
    },
  });

  const player = createStagePlayer({
    now,
    after,
    clock: () => {
      const reading = sampler.reading();
      return reading === undefined || openedAtMs === undefined ? undefined : { estimate: reading.estimate, openedAtMs };
    },
    onShow(_stage, shown) {
      shownSeq = player.shownSeq();
      const fresh = shown.filter(({ entry }) => entry.seq > backlogSeq);
      lastLateMs = fresh.at(-1)?.lateMs ?? lastLateMs;
      changed();
      if (shown.length > 0) listeners.tell(shown);
    },
    onGap: (haveSeq) => {
      if (connection !== 'following') return;
      socket.emit('catchUp', { haveSeq }, (value: unknown) => {
        const answer = readFollowed(value);
        if (answer.ok && !isClosed) take(answer.told);
      });
    },
  });

  const outbox = createOutbox({
    now,
    after,
    send: (n, event, answer) => socket.emit('act', { page, n, event }, answer),
    onChange: changed,
  });

  function changed(): void {
    snapshot = undefined;
    changes.tell();
  }

  /** The line lives. A line that is silent is opened anew: the system would go on believing in it for a quarter of an hour. */
  function heard(): void {
    cancelSilence();
    if (isClosed || ended || connection === 'refused' || !socket.connected) return;
    cancelSilence = after(SILENT_MS, () => {
      if (!socket.connected) return;
      socket.disconnect();
      socket.connect();
    });
  }

  function take({ openedAtMs: opened, headSeq: head, snapshot: taken, entries }: Followed): void {
    openedAtMs = opened;
    hearHead(head);
    if (taken !== null) player.takeSnapshot(taken);
    player.receive(entries);
    shownSeq = player.shownSeq();
  }

  function hearHead(seq: number): void {
    headSeq = Math.max(headSeq, seq);
    player.hearHead(seq);
  }

  function follow(): void {
    cancelAgain();
    cancelAgain = after(GIVE_UP_MS, follow);
    socket.emit('follow', { lessonId, haveSeq: player.haveSeq() }, (value: unknown) => {
      if (isClosed) return;
      heard();
      cancelAgain();
      const answer = readFollowed(value);
      if (answer.ok) {
        connection = 'following';
        refusal = null;
        backlogSeq = answer.told.headSeq;
        take(answer.told);
        outbox.open();
        changed();
      } else if (FINAL.test(answer.code)) refuse(answer.code);
      else cancelAgain = after(AGAIN_MS, follow);
    });
  }

  function refuse(code: string): void {
    if (code === 'lesson.over') return end();
    connection = 'refused';
    refusal = code;
    quieten();
    outbox.end(code);
    changed();
  }

  function end(): void {
    ended = true;
    quieten();
    outbox.end('lesson.over');
    changed();
  }

  function quieten(): void {
    cancelSilence();
    cancelAgain();
    sampler.stop();
  }

  const heardFromServer: Readonly<Record<string, StageSocketListener>> = {
    connect() {
      if (ended || connection === 'refused') return;
      heard();
      sampler.start();
      follow();
    },
    disconnect(reason) {
      if (ended || connection === 'refused') return;
      quieten();
      outbox.shut();
      connection = 'lost';
      // Whom the server cut off may come back and be looked at again; Socket.IO leaves that to the page.
      if (reason === 'io server disconnect') cancelAgain = after(AGAIN_MS, () => void socket.connect());
      changed();
    },
    connect_error(error) {
      const code = error instanceof Error ? error.message : '';
      if (/^(?:session|permission)\./u.test(code)) refuse(code);
    },
    entries(value) {
      heard();
      const entries = readEntries(value);
      headSeq = Math.max(headSeq, ...entries.map(({ seq }) => seq));
      player.receive(entries);
      changed();
    },
    head(value, answer) {
      heard();
      if (typeof answer === 'function') answer();
      const seq = readHead(value);
      if (seq === undefined) return;
      hearHead(seq);
      changed();
    },
    ended: end,
  };
  for (const [event, listener] of Object.entries(heardFromServer)) socket.on(event, listener);
  if (socket.connected) heardFromServer['connect']?.();

  return {
    getSnapshot() {
      snapshot ??= {
        stage: player.stage(),
        connection,
        refusal,
        ended,
        clock: clockStatus(sampler.reading()),
        lastLateMs,
        headSeq,
        shownSeq,
        unacknowledged: outbox.waiting(),
      };
      return snapshot;
    },
    subscribe: changes.add,
    onShown: listeners.add,
    lessonNow() {
      const reading = sampler.reading();
      if (reading === undefined || openedAtMs === undefined) return undefined;
      return lessonTimeAt(now(), { estimate: reading.estimate, openedAtMs });
    },
    act: (event) => outbox.put(event),
    close() {
      isClosed = true;
      for (const [event, listener] of Object.entries(heardFromServer)) socket.off(event, listener);
      quieten();
      player.close();
      outbox.end('closed');
    },
  };
}

function clockStatus(reading: ClockReading | undefined): ClockStatus | null {
  if (reading === undefined) return null;
  const { estimate, boundMs, driftPpm } = reading;
  return { boundMs, certainBoundMs: estimate.errorBoundMs, roundTripMs: estimate.delayMs, driftPpm };
}
