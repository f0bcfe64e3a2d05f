import { tanh } from '../../maths/exact.ts';

/** Torque that a load asks for: T(ω) = static·tanh(ω/ω₀) + square·ω|ω| + viscous·ω. */
export interface ShaftLoad {
  readonly staticNm: number;
  /** ω₀, over which the static part turns its sign; above 0. */
  readonly staticRadps: number;
  /** N·m per (rad/s)², a fan or a pump. */
  readonly squareNmps2: number;
  /** N·m per rad/s. */
  readonly viscousNmps: number;
}

export function loadTorqueNm(load: ShaftLoad, speedRadps: number): number {
  return (
    load.staticNm * tanh(speedRadps / load.staticRadps) +
    load.squareNmps2 * speedRadps * Math.abs(speedRadps) +
    load.viscousNmps * speedRadps
  );
}

/** Beyond this multiple of ω₀ the static part is flat to the last digit. */
const FLAT_FROM = 20;

/**
 * How steeply the torque may rise with speed within `reachRadps` of `speedRadps`, in N·m per rad/s: what a step that moves the speed
 * no further must resolve.
 */
export function loadSteepnessNmps(load: ShaftLoad, speedRadps: number, reachRadps: number): number {
  const flat = Math.abs(speedRadps) - reachRadps > FLAT_FROM * load.staticRadps;
  return (
    (flat ? 0 : Math.abs(load.staticNm) / load.staticRadps) +
    2 * Math.abs(load.squareNmps2) * (Math.abs(speedRadps) + reachRadps) +
    Math.abs(load.viscousNmps)
  );
}
