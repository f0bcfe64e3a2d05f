import { exp } from '../../maths/exact.ts';

/** exp(−span/timeConstant), computed anew only when one of the two is another than last time: a tick's length hardly ever is. */
export class Decay {
  #spanS = Number.NaN;
  #timeConstantS = Number.NaN;
  #value = 1;

  over(spanS: number, timeConstantS: number): number {
    if (spanS !== this.#spanS || timeConstantS !== this.#timeConstantS) {
      this.#spanS = spanS;
      this.#timeConstantS = timeConstantS;
      this.#value = exp(-spanS / timeConstantS);
    }
    return this.#value;
  }
}
