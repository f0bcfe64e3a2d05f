/** Where a LiveKit server is reached, and by which key. The secret never leaves the platform's server. */
export interface MediaConnection {
  /** Origin of signalling and of the room service, `http://…` or `https://…`. */
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** Why there is no media server; the page of an installation says for each what to do. */
export type MissingCause =
  | { readonly why: 'turnedOff' }
  /** `LIVEKIT_URL` was given without all of the key and the secret, or the other way round. */
  | { readonly why: 'givenIncomplete'; readonly lacking: readonly string[] }
  /** None was found, and building one was not allowed. */
  | { readonly why: 'notFound'; readonly tooOld?: string }
  | { readonly why: 'goMissing' }
  | { readonly why: 'goTooOld'; readonly goVersion: string }
  | { readonly why: 'buildFailed'; readonly detail: string }
  /** There is a server, and its keys or configuration could not be written. */
  | { readonly why: 'cannotPrepare'; readonly detail: string }
  /** The one that was found is ended with the platform by a POSIX shell, which this system has not. */
  | { readonly why: 'systemUnsupported' };

export type BuildProgress =
  | { readonly step: 'downloading'; readonly modules: number }
  /** `ofPackages` counts also what an earlier build has left compiled, so a build may end before it is reached. */
  | { readonly step: 'compiling'; readonly packages: number; readonly ofPackages?: number };

export type MediaServerState =
  | { readonly kind: 'looking' }
  | { readonly kind: 'missing'; readonly cause: MissingCause }
  | { readonly kind: 'external'; readonly connection: MediaConnection }
  | { readonly kind: 'building'; readonly progress: BuildProgress }
  /** There is one, and nobody has needed it yet. */
  | { readonly kind: 'idle'; readonly binary: string }
  | { readonly kind: 'starting'; readonly binary: string }
  | { readonly kind: 'running'; readonly connection: MediaConnection; readonly pid: number }
  | { readonly kind: 'restarting'; readonly failures: number; readonly waitMs: number; readonly reason: string }
  | { readonly kind: 'stopped' };

/** @returns how to reach the media server now; undefined while there is none. */
export function connectionOf(state: MediaServerState): MediaConnection | undefined {
  return state.kind === 'external' || state.kind === 'running' ? state.connection : undefined;
}
