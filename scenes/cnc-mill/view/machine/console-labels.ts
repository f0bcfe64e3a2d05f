import type { Label, PlacedLabel } from '../../../kit/index.ts';
import { OPERATIONS } from '../../model/machine/interface.ts';
import type { Word, WordKey } from '../words/words.ts';
import { KEY_MM, KEYS, KNOBS, SCREEN } from './console.ts';

const LIGHT = '#dfe6e5';

const named = (word: Word, id: string): string => word(`console.${id}` as WordKey);

/** All that is printed on the console; widths and heights in mm. */
export function consoleLabels(word: Word): readonly Label[] {
  return [
    ...KEYS.map(({ id }): Label => ({ id, text: named(word, id), width: 38, height: 9, letters: 7.4, ink: LIGHT })),
    ...(['mode', 'feed', 'rapid', 'handwheel'] as const).map((id): Label => ({
      id: `knob.${id}`,
      text: named(word, id),
      width: 70,
      height: 11,
      letters: 8.6,
      ink: LIGHT,
      bold: true,
    })),
    {
      id: 'knob.emergency',
      text: named(word, 'emergency'),
      width: 60,
      height: 13,
      letters: 11,
      ink: '#f2c31a',
      bold: true,
    },
    ...OPERATIONS.map((id): Label => ({
      id: `mode.${id}`,
      text: named(word, `mode.${id}`),
      width: 24,
      height: 8,
      letters: 6.6,
      ink: LIGHT,
    })),
    ...[0, 50, 100, 150].map((percent): Label => ({
      id: `percent.${percent}`,
      text: String(percent),
      width: 18,
      height: 8,
      letters: 6.6,
      ink: LIGHT,
    })),
    {
      id: 'brand',
      text: named(word, 'brand'),
      width: 150,
      height: 12,
      letters: 9,
      ink: LIGHT,
      bold: true,
      align: 'left',
    },
  ];
}

const FACE = [Math.PI / 2, 0, 0] as const;
const at = (id: string, x: number, z: number, y = -5.6): PlacedLabel => ({ id, at: [x, y, z], turned: FACE });

/** Around a knob: labels at even shares of a span about the top. */
function around(ids: readonly string[], x: number, z: number, radius: number, spanDeg: number): PlacedLabel[] {
  return ids.map((id, index) => {
    const angle = (spanDeg * (index / (ids.length - 1) - 0.5) * Math.PI) / 180;
    return at(id, x + Math.sin(angle) * radius * 1.12, z + Math.cos(angle) * radius);
  });
}

export function placedConsoleLabels(): readonly PlacedLabel[] {
  const { mode, feed, rapid, handwheel, emergency } = KNOBS;
  return [
    ...KEYS.map(({ id, x, z }) => at(id, x, z + KEY_MM / 2 + 6)),
    at('knob.mode', mode.x, mode.z - 42),
    at('knob.feed', feed.x, feed.z - 42),
    at('knob.rapid', rapid.x, rapid.z - 42),
    at('knob.handwheel', handwheel.x - 4, handwheel.z + 66),
    at('knob.emergency', emergency.x, emergency.z + 50),
    ...around(
      OPERATIONS.map((id) => `mode.${id}`),
      mode.x,
      mode.z,
      39,
      150,
    ),
    ...around(['percent.0', 'percent.50', 'percent.100', 'percent.150'], feed.x, feed.z, 37, 270),
    ...around(['percent.0', 'percent.50', 'percent.100'], rapid.x, rapid.z, 33, 150),
    at('brand', SCREEN.x - 78, SCREEN.z + SCREEN.height / 2 + 26),
  ];
}
