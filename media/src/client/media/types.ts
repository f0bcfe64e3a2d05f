import type { LadderState, LineMeasurement, Rung } from '../ladder/types.ts';

export type Source = 'camera' | 'microphone' | 'screen' | 'screenAudio';

export type Admitted =
  | { readonly ok: true; readonly mediaUrl: string; readonly token: string }
  /** The platform's code, such as `lesson.mediaMissing` or `lesson.barred`. */
  | { readonly ok: false; readonly code: string };

export interface MediaLinkOptions {
  /** Asks the platform for a new admission: `POST /api/lessons/:lessonId/admissions`. A token lives a minute, so each entering asks. */
  readonly admit: () => Promise<Admitted>;
  /** Downloads so many bytes from the platform, to learn what the line carries while little else is received. */
  readonly probe?: (bytes: number) => Promise<void>;
}

export type MediaConnection =
  | 'idle'
  | 'joining'
  | 'joined'
  /** LiveKit is coming back by itself, or a new admission is being asked for; `joined` follows. */
  | 'lost'
  /** Not let in, or sent out: `refusal` says why. It is not tried again until `join` is called. */
  | 'refused';

/** One picture or voice. */
export interface TrackView {
  readonly source: Source;
  /** Its sender has it switched off for now. */
  readonly isMuted: boolean;
  /** It comes in here. */
  readonly isReceived: boolean;
  /** The media server holds it back because the line is too weak. */
  readonly isHeldBack: boolean;
  /** As received (or sent, for one's own), a few seconds old at most; null for voices and where nothing is known. */
  readonly picture: { readonly widthPx: number; readonly heightPx: number; readonly framesPerS: number } | null;
}

/** Somebody in the media room. */
export interface MediaPerson {
  /** Of this one admission. */
  readonly identity: string;
  readonly displayName: string;
  /** Of the lesson, as the token says: null for a machine. */
  readonly seatId: string | null;
  readonly seat: string;
  readonly classroomId: string | null;
  readonly isSpeaking: boolean;
  readonly tracks: readonly TrackView[];
}

/** What the media server and the browser say about the line, over the last two seconds. */
export interface LineNumbers extends LineMeasurement {
  readonly receivedKbps: number;
  readonly sentKbps: number;
  /** What the browser thinks could be sent; null where it sends nothing. */
  readonly uplinkKbps: number | null;
  readonly jitterMs: number | null;
}

export interface MediaLinkSnapshot {
  readonly connection: MediaConnection;
  readonly refusal: string | null;
  /** The browser plays no sound before somebody has pressed something: offer a button that calls `unlockSound`. */
  readonly isSoundBlocked: boolean;
  readonly me: MediaPerson | null;
  readonly others: readonly MediaPerson[];
  readonly line: LineNumbers | null;
  readonly ladder: LadderState;
  /** What this seat may send now, as the media server says. */
  readonly maySend: readonly Source[];
}

export type SendOutcome =
  | { readonly ok: true }
  /** `denied`: the person or the browser forbids the device. `missing`: there is none. `busy`: another program has it. `notAllowed`: the seat. */
  | { readonly ok: false; readonly why: 'denied' | 'missing' | 'busy' | 'notAllowed' | 'notJoined' | 'failed' };

/** One page's line to the media room of a lesson. */
export interface MediaLink {
  getSnapshot(): MediaLinkSnapshot;
  subscribe(changed: () => void): () => void;
  join(): Promise<void>;
  leave(): Promise<void>;
  /** Starts or stops sending. The screen is sent sharp rather than smooth. */
  send(source: Source, on: boolean, deviceId?: string): Promise<SendOutcome>;
  /** Plays a track in an element, from now and whenever it comes again. @returns what takes it out. */
  show(identity: string, source: Source, element: HTMLMediaElement): () => void;
  /** How loud somebody is now, 0 to 1: to be asked as often as is drawn. */
  level(identity: string): number;
  /** From within a click. */
  unlockSound(): Promise<void>;
  /** Whose pictures stay when only one can: seats, beside the lead teacher's, that are on stage. */
  setFocus(seatIds: readonly string[]): void;
  /** null lets the measurements choose again. */
  chooseRung(rung: Rung | null): void;
}
