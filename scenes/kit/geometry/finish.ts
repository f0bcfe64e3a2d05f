import { Color } from 'three';

/** What a surface is made of: its colour as linear parts of red, green and blue, roughness and metalness, all of them 0 to 1. */
export interface Finish {
  readonly colour: readonly [number, number, number];
  readonly roughness: number;
  readonly metalness: number;
}

const known = new Map<string, Finish>();

/** A colour as CSS names it, of what its material says about all that is drawn with it. */
export function colouredAs(name: string): Finish {
  let finish = known.get(name);
  if (finish === undefined) {
    const { r, g, b } = new Color(name);
    finish = { colour: [r, g, b], roughness: 0.5, metalness: 0 };
    known.set(name, finish);
  }
  return finish;
}
