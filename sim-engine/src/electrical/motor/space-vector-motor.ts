import { at } from '../../maths/at.ts';
import { cos, sin } from '../../maths/exact.ts';
import { loadSteepnessNmps, loadTorqueNm, type ShaftLoad } from './shaft-load.ts';
import { type MotorInductances, motorInductances, type MotorWindings } from './windings.ts';

/** How the three windings are joined to a balanced supply. */
export type WindingConnection = 'open' | 'star' | 'delta';

export interface SpaceVectorMotorSetup {
  readonly windings: MotorWindings;
  readonly load: ShaftLoad;
  readonly inertiaKgm2: number;
  /** RMS, line to line. */
  readonly lineV: number;
  readonly frequencyHz: number;
  /** Angle of the winding-a voltage at time 0, from its positive peak. */
  readonly startAngleRad: number;
  /** Default 0. */
  readonly startRadps?: number;
}

/** Longest step of the integration; shorter where a time constant of the motor or its load asks for it. */
const LONGEST_STEP_S = 5e-5;
const SHORTEST_STEP_S = 1e-7;
/** Step times the fastest rate: the error of RK4 is then below 1e-7 of a turn of that mode. */
const STEP_RESOLUTION = 0.08;
const STATES = 5;

/**
 * An induction motor on a balanced supply, in space vectors with peak values in the stator's frame (P. Krause, O. Wasynczuk and
 * S. Sudhoff, "Analysis of Electric Machinery", chapter 6): dψs/dt = us − Rs·is, dψr/dt = −Rr·ir + j·p·ω·ψr,
 * T = 1.5·p·Im(ψs*·is), J·dω/dt = T − Tload(ω). The phase of us is the same in star and delta. While open, is = 0 at once and
 * the rotor's flux decays; on closing ψs = Lm·ψr/Lr. RK4; wirings that are not one of the three are the network's matter.
 */
export class SpaceVectorMotor {
  readonly #setup: SpaceVectorMotorSetup;
  readonly #inductances: MotorInductances;
  readonly #supplyRadps: number;
  #connection: WindingConnection = 'open';
  #timeS = 0;
  /** ψs real and imaginary, ψr real and imaginary (Wb, peak), ω (rad/s). */
  readonly #state = new Float64Array(STATES);
  readonly #trial = new Float64Array(STATES);
  readonly #first = new Float64Array(STATES);
  readonly #second = new Float64Array(STATES);
  readonly #third = new Float64Array(STATES);
  readonly #fourth = new Float64Array(STATES);

  constructor(setup: SpaceVectorMotorSetup) {
    this.#setup = setup;
    this.#inductances = motorInductances(setup.windings);
    this.#supplyRadps = 2 * Math.PI * setup.frequencyHz;
    this.#state[4] = setup.startRadps ?? 0;
  }

  get timeS(): number {
    return this.#timeS;
  }

  get speedRadps(): number {
    return at(this.#state, 4);
  }

  get loadNm(): number {
    return loadTorqueNm(this.#setup.load, this.speedRadps);
  }

  get connection(): WindingConnection {
    return this.#connection;
  }

  connect(connection: WindingConnection): void {
    const state = this.#state;
    if (this.#connection === 'open' || connection === 'open') {
      const { magnetisingH, rotorH } = this.#inductances;
      state[0] = (magnetisingH / rotorH) * at(state, 2);
      state[1] = (magnetisingH / rotorH) * at(state, 3);
    }
    this.#connection = connection;
  }

  /** Current of winding a, the space vector's real part (`re`), and its imaginary part, A peak. */
  windingCurrent(): { readonly re: number; readonly im: number } {
    if (this.#connection === 'open') return { re: 0, im: 0 };
    const { rotorH, magnetisingH, determinant } = this.#inductances;
    const state = this.#state;
    return {
      re: (rotorH * at(state, 0) - magnetisingH * at(state, 2)) / determinant,
      im: (rotorH * at(state, 1) - magnetisingH * at(state, 3)) / determinant,
    };
  }

  /** Torque in the air gap, N·m. */
  torqueNm(): number {
    const { re, im } = this.windingCurrent();
    return 1.5 * this.#setup.windings.polePairs * (at(this.#state, 0) * im - at(this.#state, 1) * re);
  }

  advanceTo(timeS: number): void {
    const spanS = timeS - this.#timeS;
    if (!(spanS > 0)) return;
    const startS = this.#timeS;
    let doneS = 0;
    while (doneS < spanS) {
      const remainingS = spanS - doneS;
      const longestS = this.#longestStepS();
      const stepS = remainingS / Math.max(1, Math.ceil(remainingS / longestS - 1e-9));
      this.#step(startS + doneS, stepS);
      doneS = remainingS - stepS <= 1e-9 * longestS ? spanS : doneS + stepS;
    }
    this.#timeS = timeS;
  }

  #longestStepS(): number {
    const { windings, load, inertiaKgm2 } = this.#setup;
    const { transientH, rotorH, statorH, determinant } = this.#inductances;
    const speed = Math.abs(this.speedRadps);
    const reachRadps = (2 * LONGEST_STEP_S * (Math.abs(this.torqueNm()) + Math.abs(this.loadNm))) / inertiaKgm2;
    const rate = Math.max(
      this.#supplyRadps,
      windings.statorOhm / transientH,
      (windings.rotorOhm * statorH) / determinant,
      windings.rotorOhm / rotorH + windings.polePairs * speed,
      loadSteepnessNmps(load, speed, reachRadps) / inertiaKgm2,
    );
    return Math.max(SHORTEST_STEP_S, Math.min(LONGEST_STEP_S, STEP_RESOLUTION / rate));
  }

  #step(timeS: number, stepS: number): void {
    const state = this.#state;
    const trial = this.#trial;
    const first = this.#first;
    const second = this.#second;
    const third = this.#third;
    const fourth = this.#fourth;
    this.#slope(timeS, state, first);
    for (let k = 0; k < STATES; k += 1) trial[k] = at(state, k) + (stepS / 2) * at(first, k);
    this.#slope(timeS + stepS / 2, trial, second);
    for (let k = 0; k < STATES; k += 1) trial[k] = at(state, k) + (stepS / 2) * at(second, k);
    this.#slope(timeS + stepS / 2, trial, third);
    for (let k = 0; k < STATES; k += 1) trial[k] = at(state, k) + stepS * at(third, k);
    this.#slope(timeS + stepS, trial, fourth);
    for (let k = 0; k < STATES; k += 1)
      state[k] = at(state, k) + (stepS / 6) * (at(first, k) + 2 * at(second, k) + 2 * at(third, k) + at(fourth, k));
    // ψs is no state while the windings are open; it is kept consistent for the moment at which they close.
    if (this.#connection === 'open') this.connect('open');
  }

  #slope(timeS: number, state: Float64Array, into: Float64Array): void {
    const { windings, load, inertiaKgm2, lineV, startAngleRad } = this.#setup;
    const { statorH, rotorH, magnetisingH, determinant } = this.#inductances;
    const rotorRe = at(state, 2);
    const rotorIm = at(state, 3);
    const speedRadps = at(state, 4);
    const turnRadps = windings.polePairs * speedRadps;
    let torqueNm = 0;
    if (this.#connection === 'open') {
      const decay = windings.rotorOhm / rotorH;
      into[0] = 0;
      into[1] = 0;
      into[2] = -decay * rotorRe - turnRadps * rotorIm;
      into[3] = -decay * rotorIm + turnRadps * rotorRe;
    } else {
      const statorRe = at(state, 0);
      const statorIm = at(state, 1);
      const amplitudeV = Math.SQRT2 * (this.#connection === 'delta' ? lineV : lineV / Math.sqrt(3));
      const angleRad = this.#supplyRadps * timeS + startAngleRad;
      const currentRe = (rotorH * statorRe - magnetisingH * rotorRe) / determinant;
      const currentIm = (rotorH * statorIm - magnetisingH * rotorIm) / determinant;
      const rotorCurrentRe = (statorH * rotorRe - magnetisingH * statorRe) / determinant;
      const rotorCurrentIm = (statorH * rotorIm - magnetisingH * statorIm) / determinant;
      into[0] = amplitudeV * cos(angleRad) - windings.statorOhm * currentRe;
      into[1] = amplitudeV * sin(angleRad) - windings.statorOhm * currentIm;
      into[2] = -windings.rotorOhm * rotorCurrentRe - turnRadps * rotorIm;
      into[3] = -windings.rotorOhm * rotorCurrentIm + turnRadps * rotorRe;
      torqueNm = 1.5 * windings.polePairs * (statorRe * currentIm - statorIm * currentRe);
    }
    into[4] = (torqueNm - loadTorqueNm(load, speedRadps)) / inertiaKgm2;
  }
}
