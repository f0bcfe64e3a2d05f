/** Two terminals by their indices; current counts from `from` to `to` through what lies between them. */
export interface TerminalPair {
  readonly from: number;
  readonly to: number;
}

/** Two coils on one core. */
export interface Coupling {
  readonly primary: TerminalPair;
  readonly secondary: TerminalPair;
}

/** What a network consists of, whatever values it has at the moment and however it is wired. */
export interface NetworkLayout {
  readonly terminals: number;
  /** The terminal whose potential is 0. */
  readonly earth: number;
  readonly branches: readonly TerminalPair[];
  readonly couplings: readonly Coupling[];
  /** Where machines draw current: their windings, three by three. */
  readonly ports: readonly TerminalPair[];
  /** Joints without impedance that no one can take apart. */
  readonly joints: readonly TerminalPair[];
}

/**
 * The present values of a layout, one element a branch: an EMF (driving current from `from` to `to` inside the branch, phasor, V
 * RMS) in series with ohm + j·reactanceOhm. An infinite `ohm` is an open branch. Direct current has values of its own.
 */
export interface NetworkValues {
  readonly ohm: Float64Array;
  readonly reactanceOhm: Float64Array;
  readonly emfRe: Float64Array;
  readonly emfIm: Float64Array;
  readonly dcOhm: Float64Array;
  readonly dcEmfV: Float64Array;
  /** Of couplings: primary turns over secondary turns. */
  readonly turnsRatio: Float64Array;
  /** Of couplings: resistance and leakage of both coils, seen from the primary side. */
  readonly leakageOhm: Float64Array;
  readonly leakageReactanceOhm: Float64Array;
}

export function networkValues(layout: NetworkLayout): NetworkValues {
  const branches = layout.branches.length;
  const couplings = layout.couplings.length;
  return {
    ohm: new Float64Array(branches).fill(Infinity),
    reactanceOhm: new Float64Array(branches),
    emfRe: new Float64Array(branches),
    emfIm: new Float64Array(branches),
    dcOhm: new Float64Array(branches).fill(Infinity),
    dcEmfV: new Float64Array(branches),
    turnsRatio: new Float64Array(couplings).fill(1),
    leakageOhm: new Float64Array(couplings).fill(1),
    leakageReactanceOhm: new Float64Array(couplings),
  };
}
