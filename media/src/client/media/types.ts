import type { LadderState, LineMeasurement, Rung } from '../ladder/types.ts';

export type Source = 'camera' | 'microphone' | 'screen' | 'screenAudio';

export type Admitted =
  | { readonly ok: true; readonly mediaUrl: string; readonly token: string }
  /** The platform's code, such as `lesson.mediaMissing` or `lesson.barred`. */
  | { readonly ok: false; readonly code: string };

export interface MediaLinkOptions {
  /** Asks the platform for a new admission: `POST /api/lessons/:lessonId/admissions`. A token lives a minute, so each entering asks. */
  readonly admit: () => Promise<Admitted>;
  /**
   * Takes so many bytes from the platform or gives it so many, to learn what the line carries while little else passes: by itself `GET` and
   * `POST /api/line-probe`.
   */
  readonly probe?: (direction: 'down' | 'up', bytes: number) => Promise<void>;
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

/** What the browser says about one way of the line, over the last two seconds. */
export interface WayNumbers extends LineMeasurement {
  readonly kbps: number;
}

export interface LineNumbers {
  readonly received: WayNumbers;
  readonly sent: WayNumbers;
}

export interface MediaLinkSnapshot {
  readonly connection: MediaConnection;
  readonly refusal: string | null;
  /** The browser plays no sound before somebody has pressed something: offer a button that calls `unlockSound`. */
  readonly isSoundBlocked: boolean;
  readonly me: MediaPerson | null;
  readonly others: readonly MediaPerson[];
  readonly line: LineNumbers | null;
  /** What this page receives, and what it sends: a line may be weak one way only. */
  readonly ladder: LadderState;
  readonly sendingLadder: LadderState;
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
  /** Shows a picture in an element, from now and whenever it comes again. Voices play by themselves. @returns what takes it out. */
  show(identity: string, source: 'camera' | 'screen', element: HTMLVideoElement): () => void;
  /** One's own camera as the browser gives it, to be cloned by who does more with it; undefined while it is off. */
  ownCamera(): MediaStreamTrack | undefined;
  /** How loud somebody is now, 0 to 1: to be asked as often as is drawn. */
  level(identity: string): number;
  /** From within a click. */
  unlockSound(): Promise<void>;
  /** Whose pictures stay when most must go: the seats on stage, and whoever leads. */
  setFocus(seatIds: readonly string[]): void;
  /** For both ways; null lets the measurements choose again. */
  chooseRung(rung: Rung | null): void;
}
