import { currentForVoltageA, measuredVoltageV, type Terminals } from './cell.ts';

/** What the tester holds during a step: a current, a voltage, or nothing. */
export type StepControl =
  | { readonly kind: 'current'; readonly currentA: number }
  | { readonly kind: 'voltage'; readonly voltageV: number }
  | { readonly kind: 'rest' };

/**
 * What ends a step; where several are given, the first that is reached. A voltage is a lower limit while the cell discharges
 * and an upper one while it charges; a current is a limit from above of its magnitude.
 */
export interface StepLimits {
  readonly voltageV?: number;
  readonly currentA?: number;
  readonly durationS?: number;
}

export interface ProtocolStep {
  readonly control: StepControl;
  readonly limits: StepLimits;
}

/** Positive while the cell discharges. */
export function stepCurrentA({ control }: ProtocolStep, terminals: Terminals): number {
  switch (control.kind) {
    case 'current':
      return control.currentA;
    case 'voltage':
      return currentForVoltageA(terminals, control.voltageV);
    case 'rest':
      return 0;
  }
}

/** By how far a step is past its nearest limit; negative before, rising through zero at its end. */
export function pastLimit(step: ProtocolStep, terminals: Terminals, elapsedS: number): number {
  const { limits } = step;
  const currentA = stepCurrentA(step, terminals);
  let past = Number.NEGATIVE_INFINITY;
  if (limits.durationS !== undefined) past = Math.max(past, elapsedS - limits.durationS);
  if (limits.currentA !== undefined) past = Math.max(past, limits.currentA - Math.abs(currentA));
  if (limits.voltageV !== undefined) {
    const over = measuredVoltageV(terminals, currentA) - limits.voltageV;
    past = Math.max(past, currentA < 0 ? over : -over);
  }
  return past;
}
