/** One step of a value on its way to another, with a time constant; within `near` it has arrived. */
export function glide(value: number, towards: number, deltaS: number, timeConstantS: number, near = 1e-3): number {
  if (Math.abs(towards - value) <= near) return towards;
  return towards + (value - towards) * Math.exp(-deltaS / timeConstantS);
}

const TURN = 2 * Math.PI;
/** How fast a drawn angle is drawn to the true one. */
const CATCH_UP_S = 0.15;

/** An angle between the frames of a run: it goes on at the speed of the last frame and is drawn to the angle of it. */
export class TurningAngle {
  #angleRad = 0;
  #stamp = Number.NaN;
  #sinceS = 0;

  /**
   * @param stamp what tells frames apart, such as their tick
   * @returns the angle to draw
   */
  step(trueRad: number, speedRadps: number, stamp: number, deltaS: number): number {
    this.#sinceS = stamp === this.#stamp ? this.#sinceS + deltaS : 0;
    this.#stamp = stamp;
    this.#angleRad += speedRadps * deltaS;
    const expectedRad = trueRad + speedRadps * this.#sinceS;
    const apart = ((((expectedRad - this.#angleRad) % TURN) + 1.5 * TURN) % TURN) - TURN / 2;
    this.#angleRad += apart * (1 - Math.exp(-deltaS / CATCH_UP_S));
    return this.#angleRad;
  }
}
