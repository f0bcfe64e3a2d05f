import type { OutputSpec } from '@tongyan/sim-engine/kernel';

import type { GaugeId, SurfaceId } from '../gauges/catalogue.ts';
import type { GaugeReading } from '../gauges/reading.ts';
import { SIZE_IDS, type SizeId } from '../drawing/sizes.ts';

/**
 * What measuring adds to the machine's block: commands, outputs and two fields of its mode. The workpiece belongs to the machine, and a
 * block sees only its own state: so the bench is laid around the machine's block and not beside it.
 */
export interface BenchCommands {
  /**
   * The control's key that takes over what was touched. `H1`…`H9`: the setter's last reading of that tool and what is given.
   * `G54X`, `G54Y`, `G54Z`: so that the face last touched along that axis has the given coordinate.
   */
  measureOffset: { register: string; valueMm: number };
  /** Taps the vice until the indicator stands still. */
  tapTrue: null;
  takeGauge: { gauge: GaugeId };
  putBackGauge: null;
  /** Against the gauge's own standard: jaws closed, setting rod, ring. */
  zeroGauge: null;
  measure: { size: SizeId; place: number };
  measureRoughness: { surface: SurfaceId };
  /** Blows chips and coolant off the part and wipes it. */
  cleanPart: null;
  /** The part is given to the inspector: sizes are looked at once more. */
  handIn: null;
}

export type BenchCommandName = keyof BenchCommands;

/** A line of the record of measurements, oldest first. */
export type BenchReading = {
  readonly gauge: GaugeId;
  readonly tick: number;
} & (
  | ({ readonly size: SizeId; readonly place: number } & GaugeReading)
  | { readonly kind: 'roughness'; readonly surface: SurfaceId; readonly raUm: number }
);

/** What everybody sees: field `bench` of the mode. */
export interface BenchMode {
  /** In the hand. */
  gauge: GaugeId | null;
  /** Checked against their standards since the run began. */
  zeroed: GaugeId[];
  /** Chips and coolant on the part. */
  dirty: boolean;
  /** The newest of them. */
  readings: BenchReading[];
  handedIn: boolean;
}

/** Field `benchHidden` of the mode. */
export interface BenchSecrets {
  /** How far the zero of each gauge that was taken is off, mm. */
  zeroMm: Partial<Record<GaugeId, number>>;
  /** Something was cut since sizes were looked at. */
  cutSince: boolean;
}

export const KEPT_READINGS = 24;

const size = (description: string): OutputSpec => ({ unit: 'mm', description, visible: false });

/** Outputs `mill.inspection.<size>`: at the place where it is worst, as the part is when the spindle last came to rest; 0 is missing. */
const INSPECTED = Object.fromEntries(
  SIZE_IDS.map((id) => [`inspection.${id}`, size('true size at its worst place; 0 where there is none')]),
) as Readonly<Record<`inspection.${SizeId}`, OutputSpec>>;

export const BENCH_OUTPUTS = {
  'gauge.number': { unit: '1', description: 'gauge in the hand, from 1; 0 is none' },
  'gauge.readingMm': { unit: 'mm', description: 'last reading' },
  'gauge.raUm': { unit: 'um', description: 'last roughness, Ra' },
  'gauge.goEnters': { unit: '1', description: '1: the GO end of the last limit gauge entered' },
  'gauge.noGoEnters': { unit: '1', description: '1: the NO-GO end entered' },
  'gauge.count': { unit: '1', description: 'how many readings were taken' },
  'part.dirty': { unit: '1', description: '1: chips and coolant on the part' },
  ...INSPECTED,
  'inspection.wallRaUm': { unit: 'um', description: 'roughest wall of a fit, Ra; 0 before', visible: false },
  'inspection.topRaUm': { unit: 'um', description: 'top face, Ra; 0 before', visible: false },
  'inspection.edgesBroken': { unit: '1', description: '1: deburred since the last cut', visible: false },
  'inspection.handedIn': { unit: '1', description: '1: the part was handed in', visible: false },
} as const satisfies Readonly<Record<string, OutputSpec>>;

export type BenchOutput = keyof typeof BENCH_OUTPUTS;
