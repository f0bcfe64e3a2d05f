import { type FinishedSurface, findThread } from '@tongyan/sim-engine/cnc';
import type { BlockCommand, Json } from '@tongyan/sim-engine/kernel';

import { THREAD } from '../drawing/part.ts';
import { SIZE_IDS, type SizeId, sizeOf } from '../drawing/sizes.ts';
import { type Gauge, GAUGE_IDS, type GaugeId, gaugeOf, SURFACES, type SurfaceId } from '../gauges/catalogue.ts';
import { type GaugeReading, type ReadingErrors, readSize, tryLimits, tryThread } from '../gauges/reading.ts';
import { trueRaUm } from '../gauges/roughness.ts';
import { type MeasuredPart, trueSizeMm } from '../gauges/true-size.ts';
import { AGREED, type BenchFrame, type Checked, fieldsOf, MALFORMED, modeOf, oneOf, refused } from './arguments.ts';
import { type BenchCommandName, type BenchOutput, type BenchReading, KEPT_READINGS } from './interface.ts';

export interface BenchPart extends MeasuredPart {
  readonly surfaces: readonly FinishedSurface[];
}

/** What the bench asks of the machine, by its state alone: outputs are not there to be read while a block works. */
export interface Shop {
  /** The workpiece in the vice; undefined where there is none. Not copied. */
  readonly part: BenchPart | undefined;
  readonly spindleRpm: number;
  readonly removalMm3ps: number;
}

export type ShopOf = (frame: BenchFrame) => Shop;

/** Why nobody gets at the part now. */
function reasonNotToReach(frame: BenchFrame, shopOf: ShopOf): Checked {
  const { door, motion, cycle } = modeOf(frame);
  const { part, spindleRpm } = shopOf(frame);
  if (part === undefined) return refused('noPart');
  if (door === 'closed') return refused('doorClosed');
  if (Math.abs(spindleRpm) >= RESTING_RPM) return refused('spindleTurns');
  return motion !== 'none' && cycle !== 'waiting' ? refused('moving') : AGREED;
}

/** As slow as that a spindle has come to rest. */
export const RESTING_RPM = 1;

/** The gauge in the hand, if it can be held to the part. */
function heldGauge(frame: BenchFrame, shopOf: ShopOf): { readonly gauge?: Gauge; readonly checked: Checked } {
  const reach = reasonNotToReach(frame, shopOf);
  if (!reach.ok) return { checked: reach };
  const { bench } = modeOf(frame);
  const gauge = bench.gauge === null ? undefined : gaugeOf(bench.gauge);
  if (gauge === undefined) return { checked: refused('noGauge') };
  return { gauge, checked: AGREED };
}

function sizeIn(args: Json): { readonly size: SizeId; readonly place: number } | undefined {
  const fields = fieldsOf(args, ['size', 'place']);
  const size = oneOf(fields?.['size'], SIZE_IDS);
  const place = fields?.['place'];
  if (size === undefined || typeof place !== 'number') return undefined;
  return Number.isInteger(place) && place >= 1 && place <= sizeOf(size).places ? { size, place } : undefined;
}

/** Gauge over the part, without looking at chance: what is true there. */
function checkMeasure(args: Json, frame: BenchFrame, shopOf: ShopOf): Checked {
  const asked = sizeIn(args);
  if (asked === undefined) return MALFORMED;
  const { gauge, checked } = heldGauge(frame, shopOf);
  if (gauge === undefined) return checked;
  if (!gauge.sizes.includes(asked.size)) return refused('gaugeMeasuresOther');
  if (gauge.kind === 'thread') return AGREED;
  const { part } = shopOf(frame);
  const trueMm = part === undefined ? undefined : trueSizeMm(part, asked.size, asked.place);
  if (trueMm === undefined) return refused('nothingThere');
  const outside = gauge.kind === 'reading' && (trueMm < gauge.lowestMm || trueMm > gauge.highestMm);
  return outside ? refused('outsideRange') : AGREED;
}

/** The sum of twelve even draws less six is nearly normal, and no logarithm is needed. */
function normalOf({ random }: BenchFrame): number {
  let sum = -6;
  for (let draw = 0; draw < 12; draw++) sum += random.nextUnit();
  return sum;
}

function errorsOf(frame: BenchFrame, gauge: Gauge): ReadingErrors {
  const { bench, benchHidden } = modeOf(frame);
  const dirtMm = bench.dirty ? 0.01 + 0.04 * frame.random.nextUnit() : 0;
  return { zeroMm: benchHidden.zeroMm[gauge.id] ?? 0, dirtMm, normal: normalOf(frame) };
}

function readingOf(frame: BenchFrame, gauge: Gauge, part: BenchPart, asked: { size: SizeId; place: number }) {
  const trueMm = trueSizeMm(part, asked.size, asked.place) ?? 0;
  const errors = errorsOf(frame, gauge);
  switch (gauge.kind) {
    case 'reading':
      return readSize(gauge, trueMm, errors);
    case 'limit':
      return tryLimits(gauge, trueMm, errors);
    case 'thread': {
      const { centreMm, pitchMm, majorDiameterMm } = THREAD;
      const thread = findThread(part.features, { centreMm, withinMm: 0.5, pitchMm, majorDiameterMm });
      return tryThread(gauge, thread?.coreDiameterMm ?? 0, trueMm, errors);
    }
    case 'roughness':
      return undefined;
  }
}

/** By name: a composed block knows no names of its own at compile time. */
function show(frame: BenchFrame, values: Partial<Record<BenchOutput, number>>): void {
  for (const [name, value] of Object.entries(values)) frame.d[name] = value;
}

function note(frame: BenchFrame, reading: BenchReading): void {
  const { bench } = modeOf(frame);
  bench.readings = [...bench.readings, reading].slice(-KEPT_READINGS);
  frame.d['gauge.count'] = (frame.d['gauge.count'] ?? 0) + 1;
}

function showReading(frame: BenchFrame, reading: GaugeReading): void {
  if (reading.kind === 'size') show(frame, { 'gauge.readingMm': reading.mm });
  else show(frame, { 'gauge.goEnters': Number(reading.goEnters), 'gauge.noGoEnters': Number(reading.noGoEnters) });
  if (reading.kind === 'thread') show(frame, { 'gauge.readingMm': reading.depthMm });
}

type BenchCommand = BlockCommand<BenchFrame>;

const nothing = (args: Json): Checked => (args === null ? AGREED : MALFORMED);

/** @param inspect looks at all sizes as they truly are */
export function benchCommands(
  shopOf: ShopOf,
  inspect: (frame: BenchFrame) => void,
): Readonly<Record<Exclude<BenchCommandName, 'measureOffset' | 'tapTrue'>, BenchCommand>> {
  return {
    takeGauge: {
      check: (args) => (oneOf(fieldsOf(args, ['gauge'])?.['gauge'], GAUGE_IDS) === undefined ? MALFORMED : AGREED),
      apply: (args, frame) => {
        const id = oneOf(fieldsOf(args, ['gauge'])?.['gauge'], GAUGE_IDS);
        if (id !== undefined) take(frame, id);
      },
    },
    putBackGauge: {
      check: (args, frame) => (modeOf(frame).bench.gauge === null ? refused('noGauge') : nothing(args)),
      apply: (_args, frame) => {
        modeOf(frame).bench.gauge = null;
        show(frame, { 'gauge.number': 0 });
      },
    },
    zeroGauge: {
      check: (args, frame) => {
        const held = gaugeOf(modeOf(frame).bench.gauge ?? '');
        if (held === undefined) return refused('noGauge');
        return held.kind === 'reading' ? nothing(args) : refused('noZero');
      },
      apply: (_args, frame) => {
        const { bench, benchHidden } = modeOf(frame);
        if (bench.gauge === null) return;
        benchHidden.zeroMm[bench.gauge] = 0;
        if (!bench.zeroed.includes(bench.gauge)) bench.zeroed = [...bench.zeroed, bench.gauge];
      },
    },
    measure: {
      check: (args, frame) => checkMeasure(args, frame, shopOf),
      apply: (args, frame) => {
        const asked = sizeIn(args);
        const { part } = shopOf(frame);
        const gauge = gaugeOf(modeOf(frame).bench.gauge ?? '');
        if (asked === undefined || gauge === undefined || part === undefined) return;
        const reading = readingOf(frame, gauge, part, asked);
        if (reading === undefined) return;
        note(frame, { gauge: gauge.id, tick: frame.time.tick, ...asked, ...reading });
        showReading(frame, reading);
      },
    },
    measureRoughness: {
      check: (args, frame) => checkRoughness(args, frame, shopOf),
      apply: (args, frame) => {
        const surface = surfaceIn(args);
        const gauge = gaugeOf(modeOf(frame).bench.gauge ?? '');
        const raUm = surface === undefined ? undefined : trueRaUm(shopOf(frame).part?.surfaces ?? [], surface);
        if (surface === undefined || raUm === undefined || gauge?.kind !== 'roughness') return;
        const read = Math.round(raUm * (1 + gauge.deviationShare * normalOf(frame)) * 100) / 100;
        note(frame, { kind: 'roughness', gauge: gauge.id, tick: frame.time.tick, surface, raUm: read });
        show(frame, { 'gauge.raUm': read });
      },
    },
    cleanPart: {
      check: (args, frame) => (args === null ? reasonNotToReach(frame, shopOf) : MALFORMED),
      apply: (_args, frame) => {
        modeOf(frame).bench.dirty = false;
        show(frame, { 'part.dirty': 0 });
      },
    },
    handIn: {
      check: (args, frame) => (args === null ? reasonNotToReach(frame, shopOf) : MALFORMED),
      apply: (_args, frame) => {
        modeOf(frame).bench.handedIn = true;
        show(frame, { 'inspection.handedIn': 1 });
        inspect(frame);
      },
    },
  };
}

function take(frame: BenchFrame, id: GaugeId): void {
  const { bench, benchHidden } = modeOf(frame);
  bench.gauge = id;
  show(frame, { 'gauge.number': GAUGE_IDS.indexOf(id) + 1, 'gauge.goEnters': 0, 'gauge.noGoEnters': 0 });
  const gauge = gaugeOf(id);
  if (gauge?.kind !== 'reading' || benchHidden.zeroMm[id] !== undefined) return;
  benchHidden.zeroMm[id] = (2 * frame.random.nextUnit() - 1) * gauge.zeroOffMm;
}

const surfaceIn = (args: Json): SurfaceId | undefined => oneOf(fieldsOf(args, ['surface'])?.['surface'], SURFACES);

function checkRoughness(args: Json, frame: BenchFrame, shopOf: ShopOf): Checked {
  const surface = surfaceIn(args);
  if (surface === undefined) return MALFORMED;
  const { gauge, checked } = heldGauge(frame, shopOf);
  if (gauge === undefined) return checked;
  if (gauge.kind !== 'roughness') return refused('gaugeMeasuresOther');
  return trueRaUm(shopOf(frame).part?.surfaces ?? [], surface) === undefined ? refused('nothingThere') : AGREED;
}
