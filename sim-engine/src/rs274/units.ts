import type { ModalState, Position } from './state.ts';

/** The inch is the machine's unit too: lengths in the tool table and in stored parameters are in it, as in the stand-alone rs274. */
export const MM_PER_INCH = 25.4;

/** A length of the program, in the machine unit. */
export function machineLength({ metric }: ModalState, length: number): number {
  return metric ? length / MM_PER_INCH : length;
}

/** A length in the machine unit, in the program's. */
export function programLength({ metric }: ModalState, length: number): number {
  return metric ? length * MM_PER_INCH : length;
}

export function scaleLengths(position: Position, factor: number): void {
  position.x *= factor;
  position.y *= factor;
  position.z *= factor;
}
