import type { TraineeView } from '@tongyan/sim-engine/view';

import type { Choice, Control, ControlGroup, Shown } from '../../session/index.ts';
import type { BenchReading } from '../model/bench/interface.ts';
import { SIZE_IDS, SIZES, sizeOf } from '../model/drawing/sizes.ts';
import { GAUGE_IDS, gaugeOf, SURFACES } from '../model/gauges/catalogue.ts';
import { doing, figures, lit, seen, text, toMill, valueOf } from './reading.ts';

const inHand = (view: TraineeView) => gaugeOf(seen(view)?.bench.gauge ?? '');

const drawer: Control = {
  id: 'gauge',
  name: 'control.gauge',
  role: 'role.drawer',
  key: 'g',
  shown: (view) => {
    const gauge = inHand(view);
    if (gauge === undefined) return { text: 'shown.noGauge' };
    const zeroed = gauge.kind !== 'reading' || seen(view)?.bench.zeroed.includes(gauge.id) === true;
    return { text: `gauge.${gauge.id}`, tone: zeroed ? 'on' : 'warning' };
  },
  actions: [
    {
      kind: 'choose',
      id: 'take',
      label: 'action.takeGauge',
      choices: () => GAUGE_IDS.map((id) => ({ id, label: `gauge.${id}` })),
      current: (view) => seen(view)?.bench.gauge ?? null,
      command: (choice) => toMill('takeGauge', { gauge: GAUGE_IDS.find((id) => id === choice) ?? 'calliper' }),
    },
    doing('zeroGauge', 'zeroGauge', null, (view) => inHand(view)?.kind === 'reading'),
    doing('putBackGauge', 'putBackGauge', null, (view) => inHand(view) !== undefined),
  ],
};

/** Sizes that the gauge in the hand measures, each at each of its places; all where none is in the hand. */
function placesFor(view: TraineeView): readonly Choice[] {
  const gauge = inHand(view);
  const sizes = gauge === undefined ? SIZE_IDS : gauge.sizes;
  return SIZES.filter(({ id }) => sizes.includes(id)).flatMap(({ id, places, text: drawn }) =>
    Array.from({ length: places }, (_, index) => ({
      id: `${id}.${index + 1}`,
      label: text('shown.sizeAt', { size: drawn, place: index + 1 }),
    })),
  );
}

function readingShown(last: BenchReading | undefined): Shown {
  if (last === undefined) return { text: 'shown.noReading' };
  if (last.kind === 'roughness')
    return { text: text(`shown.read.${last.surface}`, { ra: figures(last.raUm, 2) }), tone: 'on' };
  const size = sizeOf(last.size).text;
  const { place } = last;
  if (last.kind === 'size') return { text: text('shown.read', { size, place, mm: figures(last.mm, 3) }), tone: 'on' };
  const word = last.goEnters ? (last.noGoEnters ? 'both' : 'goOnly') : 'none';
  return { text: text(`shown.limit.${word}`, { size, place }), tone: word === 'goOnly' ? 'on' : 'warning' };
}

const measure: Control = {
  id: 'measure',
  name: 'control.measure',
  role: 'role.gauge',
  key: 'U',
  shown: (view) => readingShown(seen(view)?.bench.readings.at(-1)),
  actions: [
    {
      kind: 'choose',
      id: 'measure',
      label: 'action.measure',
      choices: placesFor,
      current: () => null,
      command: (choice) => {
        const [id, place] = choice.split('.');
        return toMill('measure', { size: SIZE_IDS.find((size) => size === id) ?? 'length', place: Number(place) });
      },
    },
    {
      kind: 'choose',
      id: 'roughness',
      label: 'action.measureRoughness',
      choices: () => SURFACES.map((id) => ({ id, label: `surface.${id}` })),
      current: () => null,
      command: (choice) =>
        toMill('measureRoughness', { surface: SURFACES.find((surface) => surface === choice) ?? 'top' }),
    },
  ],
};

const part: Control = {
  id: 'part',
  name: 'control.part',
  role: 'role.workpiece',
  key: 'P',
  shown: (view) => {
    if (seen(view)?.bench.handedIn === true) return { text: 'shown.handedIn', tone: 'on' };
    return lit(valueOf(view, 'part.dirty') === 1, 'chips', 'clean', 'warning');
  },
  actions: [doing('cleanPart', 'cleanPart', null), doing('handIn', 'handIn', null)],
};

/** Gauges and the part in the vice. */
export const BENCH: ControlGroup = {
  id: 'bench',
  title: 'group.bench',
  controls: () => [drawer, measure, part],
};
