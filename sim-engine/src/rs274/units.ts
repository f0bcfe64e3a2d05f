import type { ModalState, Position } from './state.ts';

export const MM_PER_INCH = 25.4;

/** Lengths in the tool table and in stored parameters are in this unit; the stand-alone rs274 has the inch. */
export const MACHINE_UNIT_MM: number = MM_PER_INCH;

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
