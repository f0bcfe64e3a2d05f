import { heatAfter, type ThermalImage, tripAfterS } from './thermal-image.ts';

/** A span of time at one multiple of the set current. */
export interface ProfilePart {
  readonly spanS: number;
  readonly multiple: number;
}

/** The state of a relay on a profile at one moment. At a break the new multiple counts. */
export interface ProfileState {
  readonly multiple: number;
  readonly heat: number;
}

/** A relay on a profile of currents, by exact exponentials: how it would go on if nothing were switched off. */
export class OverloadProfile {
  readonly #image: ThermalImage;
  readonly #parts: readonly { readonly fromS: number; readonly heat: number; readonly multiple: number }[];
  /** When θ first reaches k²; infinite where the profile ends before. */
  readonly tripS: number;

  /** @param heat θ at the start */
  constructor(image: ThermalImage, parts: readonly ProfilePart[], heat: number) {
    let fromS = 0;
    let now = heat;
    let tripS = Infinity;
    const list = [];
    for (const { spanS, multiple } of parts) {
      list.push({ fromS, heat: now, multiple });
      const tripsAfterS = tripAfterS(image, now, multiple);
      if (tripS === Infinity && tripsAfterS <= spanS) tripS = fromS + tripsAfterS;
      now = heatAfter(image, now, multiple, spanS);
      fromS += spanS;
    }
    // Nothing flows after the profile's end.
    list.push({ fromS, heat: now, multiple: 0 });
    this.#image = image;
    this.#parts = list;
    this.tripS = tripS;
  }

  /** @param timeS 0 and more */
  stateAt(timeS: number): ProfileState {
    const part = this.#parts.findLast(({ fromS }) => fromS <= timeS);
    if (part === undefined) throw new RangeError(`a profile begins at 0 s, asked for ${timeS} s`);
    return { multiple: part.multiple, heat: heatAfter(this.#image, part.heat, part.multiple, timeS - part.fromS) };
  }
}
