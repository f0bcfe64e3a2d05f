/**
 * An induction motor by its windings: values of one stator winding (phase), with the rotor referred to the stator. A motor
 * that a data sheet describes as an equivalent star has windings of three times these values when they are joined in delta.
 */
export interface MotorWindings {
  readonly statorOhm: number;
  readonly rotorOhm: number;
  readonly statorLeakageH: number;
  readonly rotorLeakageH: number;
  readonly magnetisingH: number;
  /** Pole pairs, 1 and more. */
  readonly polePairs: number;
}

/** What follows from the windings and stands in every equation. */
export interface MotorInductances {
  /** Ls, of a stator winding. */
  readonly statorH: number;
  /** Lr, of a rotor winding. */
  readonly rotorH: number;
  /** Lm. */
  readonly magnetisingH: number;
  /** σ·Ls = Ls − Lm²/Lr, what the stator shows while the rotor's flux stands. */
  readonly transientH: number;
  /** D = Ls·Lr − Lm². */
  readonly determinant: number;
}

export function motorInductances(windings: MotorWindings): MotorInductances {
  const { statorLeakageH, rotorLeakageH, magnetisingH } = windings;
  const statorH = statorLeakageH + magnetisingH;
  const rotorH = rotorLeakageH + magnetisingH;
  // Ls·Lr − Lm² written without the difference of two large numbers.
  const determinant = statorLeakageH * rotorH + magnetisingH * rotorLeakageH;
  return { statorH, rotorH, magnetisingH, transientH: determinant / rotorH, determinant };
}
