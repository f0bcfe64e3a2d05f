/** One receiver's line to the platform, as the proxy plays it. */
export interface LineSpec {
  /** Shortest usual time there and back. */
  readonly roundTripMs: number;
  /** How much of it is the way there: 0.5 where both ways are alike. */
  readonly thereShare: number;
  /** Each way takes so much more or less, by chance, packet by packet. */
  readonly jitterMs: number;
  /** Each way stands still about so often, */
  readonly stallEveryMs: number;
  /** for up to so long. */
  readonly longestStallMs: number;
  readonly seed: number;
}

export type LineMode =
  | 'up'
  /** Connections are broken, and none is let in. */
  | 'cut'
  /** Nothing passes and nobody is told; what was open stays dead for good, as after a router forgot it. */
  | 'dead';

export type ToProxy = { readonly line: number; readonly mode: LineMode };
export type FromProxy = { readonly ports: readonly number[] };
