import { ConnectionState, DisconnectReason, type RemoteParticipant, type Room, RoomEvent, Track } from 'livekit-client';

import { choose, measured, newLadder } from '../ladder/rules.ts';
import type { Rung } from '../ladder/types.ts';
import { createListeners } from '../listeners.ts';
import type { Picture } from './counters.ts';
import { createMeter, type Probed } from './meter.ts';
import { describePerson } from './people.ts';
import { probeBytes } from './policy.ts';
import { probePlatform } from './probe.ts';
import { receive } from './receiving.ts';
import { createRoom, SOURCES } from './room.ts';
import { applySending, sendSource } from './sending.ts';
import { createShowing } from './showing.ts';
import type {
  LineNumbers,
  MediaConnection,
  MediaLink,
  MediaLinkOptions,
  MediaLinkSnapshot,
  SendOutcome,
  Source,
} from './types.ts';

const LOOK_EVERY_MS = 2_000;
const PROBE_EVERY_MS = 14_000;
const FIRST_AGAIN_MS = 1_000;
const LONGEST_AGAIN_MS = 8_000;
/** LiveKit comes back or gives up within a minute; where it does neither, it is given up here. */
const STUCK_MS = 75_000;
/** Answers of the platform after which it makes no sense to ask again. */
const FINAL = /^(?:(?:lesson|meeting)\.(?!mediaMissing)|permission\.|session\.)/u;
const now = (): number => performance.now();

export function createMediaLink({ admit, probe = probePlatform }: MediaLinkOptions): MediaLink {
  /** Another for each entering: what was under way in one that was left must hold nothing back in the next. */
  let room = createRoom();
  const changes = createListeners<void>();
  const showing = createShowing(() => room);
  const found: { down: Probed | undefined; up: Probed | undefined } = { down: undefined, up: undefined };
  const meter = createMeter(now, () => found);
  /** What is sent as soon as this page is in the room again; a screen has to be chosen anew by hand. */
  const wanted = new Map<'camera' | 'microphone', string | undefined>();
  let connection: MediaConnection = 'idle';
  let refusal: string | null = null;
  let line: LineNumbers | null = null;
  let pictures: ReadonlyMap<string, Picture> = new Map();
  let ladder = newLadder(now());
  let sendingLadder = newLadder(now());
  let focus: ReadonlySet<string> = new Set();
  /** Of the newest `join` or `leave`: an older one that is still under way gives up. */
  let attempt = 0;
  let probedAtMs = 0;
  let connectedAtMs = 0;
  let timers: readonly ReturnType<typeof setTimeout>[] = [];
  let snapshot: MediaLinkSnapshot | undefined;

  function changed(): void {
    snapshot = undefined;
    changes.tell();
  }

  const isFocus = ({ attributes }: RemoteParticipant): boolean =>
    attributes['seat'] === 'leadTeacher' || focus.has(attributes['seatId'] ?? '');

  function adjust(): void {
    if (connection !== 'joined') return;
    receive(room, ladder.rung, isFocus);
    void applySending(room.localParticipant, sendingLadder.rung).catch(() => undefined);
  }

  function maySend(): readonly Source[] {
    const { permissions } = room.localParticipant;
    if (connection !== 'joined' || permissions === undefined || !permissions.canPublish) return [];
    const numbers = permissions.canPublishSources.map(Number);
    return SOURCES.filter(([source]) => numbers.length === 0 || numbers.includes(PERMITTED[source])).map(
      ([source]) => source,
    );
  }

  async function enter(mine: number, againMs: number): Promise<void> {
    const again = (): void => {
      connection = 'lost';
      changed();
      const retry = setTimeout(() => void enter(mine, Math.min(LONGEST_AGAIN_MS, againMs * 2)), againMs);
      timers = [...timers, retry];
    };
    const admitted = await admit().catch(() => ({ ok: false, code: 'network' }) as const);
    if (mine !== attempt) return;
    if (!admitted.ok) {
      if (!FINAL.test(admitted.code)) return again();
      connection = 'refused';
      refusal = admitted.code;
      return changed();
    }
    const entered = openRoom();
    try {
      await entered.connect(admitted.mediaUrl, admitted.token, { autoSubscribe: false, maxRetries: 1 });
    } catch {
      return mine === attempt ? again() : undefined;
    }
    if (mine !== attempt) return void entered.disconnect();
    connection = 'joined';
    connectedAtMs = now();
    refusal = null;
    adjust();
    changed();
    await Promise.all([...wanted].map(([source, deviceId]) => send(source, true, deviceId)));
  }

  async function send(source: Source, on: boolean, deviceId?: string): Promise<SendOutcome> {
    if (source === 'camera' || source === 'microphone') {
      if (on) wanted.set(source, deviceId);
      else wanted.delete(source);
    }
    if (connection !== 'joined') return { ok: false, why: 'notJoined' };
    if (on && !maySend().includes(source)) return { ok: false, why: 'notAllowed' };
    const there = room;
    const outcome = await sendSource(there.localParticipant, source, on, deviceId);
    // Left meanwhile: whatever became of it, it is not sent where one is now.
    if (there !== room || connection !== 'joined') return { ok: false, why: 'notJoined' };
    if (!outcome.ok && outcome.why !== 'failed') wanted.delete(source as 'camera');
    adjust();
    changed();
    return outcome;
  }

  function begin(): number {
    for (const timer of timers) clearTimeout(timer);
    timers = [];
    attempt += 1;
    return attempt;
  }

  async function look(): Promise<void> {
    if (connection !== 'joined') return;
    if (room.state === ConnectionState.Connected) connectedAtMs = now();
    else if (now() - connectedAtMs > STUCK_MS) return enterAnew();
    const seen = await meter.look(room);
    ({ line } = seen);
    ({ pictures } = seen);
    ladder = measured(ladder, seen.line.received, now());
    sendingLadder = measured(sendingLadder, seen.line.sent, now());
    adjust();
    changed();
    await probeLine();
  }

  /** Only where something could be better: a probe takes what the lesson needs. */
  async function probeLine(): Promise<void> {
    if (now() - probedAtMs < PROBE_EVERY_MS) return;
    probedAtMs = now();
    for (const [direction, { rung, weakSinceMs }] of [
      ['down', ladder],
      ['up', sendingLadder],
    ] as const) {
      const bytes = probeBytes(rung);
      const isSending = direction === 'down' || room.localParticipant.trackPublications.size > 0;
      if (bytes === 0 || weakSinceMs !== null || !isSending) continue;
      const beganAtMs = now();
      await probe(direction, bytes).then(
        () => {
          found[direction] = { kbps: (bytes * 8) / (now() - beganAtMs), atMs: now() };
        },
        () => {
          found[direction] = undefined;
        },
      );
    }
  }
  const looking = (): void => void look().catch(() => undefined);
  let lookTimer: ReturnType<typeof setInterval> | undefined;

  function enterAnew(): void {
    connection = 'lost';
    changed();
    void enter(begin(), FIRST_AGAIN_MS);
  }

  function openRoom(): Room {
    void room.disconnect();
    const opened = createRoom();
    room = opened;
    const me = opened.localParticipant;
    const isHere = (): boolean => opened === room && connection === 'joined';
    opened
      .on(RoomEvent.TrackSubscribed, (track, _publication, { identity }) => {
        // Voices play by themselves.
        if (track.kind === Track.Kind.Audio) track.attach();
        showing.came(track, identity);
      })
      .on(RoomEvent.TrackUnsubscribed, (track) => {
        for (const element of track.detach()) if (track.kind === Track.Kind.Audio) element.remove();
      })
      .on(RoomEvent.LocalTrackPublished, ({ track }) =>
        track === undefined ? undefined : showing.came(track, me.identity),
      )
      .on(RoomEvent.Disconnected, (reason) => {
        if (reason === DisconnectReason.CLIENT_INITIATED || !isHere()) return changed();
        // Sent out, the room closed, the server gone: the platform knows whether to come back, and by which token.
        enterAnew();
      })
      .on(RoomEvent.ParticipantPermissionsChanged, () => {
        // On the way in nothing may be sent yet, and what was is still wanted.
        if (!isHere()) return;
        const may = maySend();
        for (const source of wanted.keys()) if (!may.includes(source)) wanted.delete(source);
      });
    for (const event of ADJUSTED) opened.on(event, adjust);
    for (const event of SHOWN) opened.on(event, changed);
    return opened;
  }

  return {
    getSnapshot() {
      snapshot ??= {
        connection: connection === 'joined' && room.state !== ConnectionState.Connected ? 'lost' : connection,
        refusal,
        isSoundBlocked: connection === 'joined' && !room.canPlaybackAudio,
        me: connection === 'joined' ? describePerson(room.localParticipant, pictures) : null,
        others: [...room.remoteParticipants.values()].map((participant) => describePerson(participant, pictures)),
        line,
        ladder,
        sendingLadder,
        maySend: maySend(),
      };
      return snapshot;
    },
    subscribe: (listener) => changes.add(listener),
    async join() {
      if (connection === 'joined' || connection === 'joining' || connection === 'lost') return;
      connection = 'joining';
      refusal = null;
      changed();
      clearInterval(lookTimer);
      lookTimer = setInterval(looking, LOOK_EVERY_MS);
      await enter(begin(), FIRST_AGAIN_MS);
    },
    async leave() {
      begin();
      clearInterval(lookTimer);
      wanted.clear();
      connection = 'idle';
      await room.disconnect();
      changed();
    },
    send,
    show: (identity, source, element) => showing.show(identity, source, element),
    ownCamera() {
      const publication = room.localParticipant.getTrackPublication(Track.Source.Camera);
      return publication?.isMuted === false ? publication.track?.mediaStreamTrack : undefined;
    },
    level: (identity) => room.getParticipantByIdentity(identity)?.audioLevel ?? 0,
    unlockSound: () => room.startAudio(),
    setFocus(seatIds) {
      focus = new Set(seatIds);
      adjust();
    },
    chooseRung(rung: Rung | null) {
      ladder = choose(ladder, rung, now());
      sendingLadder = choose(sendingLadder, rung, now());
      adjust();
      changed();
    },
  };
}

/** As LiveKit numbers them in a participant's rights. */
const PERMITTED: Readonly<Record<Source, number>> = { camera: 1, microphone: 2, screen: 3, screenAudio: 4 };

/** Events after which something else may be received. */
const ADJUSTED = [
  RoomEvent.TrackPublished,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantAttributesChanged,
] as const;

/** Events after which something looks different. */
const SHOWN = [
  RoomEvent.ConnectionStateChanged,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.ParticipantAttributesChanged,
  RoomEvent.ParticipantNameChanged,
  RoomEvent.ParticipantPermissionsChanged,
  RoomEvent.TrackPublished,
  RoomEvent.TrackUnpublished,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.TrackStreamStateChanged,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
  RoomEvent.ActiveSpeakersChanged,
  RoomEvent.AudioPlaybackStatusChanged,
] as const;
