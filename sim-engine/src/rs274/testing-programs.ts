import { Pcg32 } from '../random/pcg32.ts';

/** Draws the pieces of random programs; the same seed always draws the same. */
export class Draw {
  readonly #generator: Pcg32;

  constructor(seed: number) {
    this.#generator = Pcg32.seeded({ high: 0, low: seed }, { high: 0, low: 274 });
  }

  unit(): number {
    return this.#generator.nextUnit();
  }

  whole(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.whole(0, items.length - 1)] ?? items[0];
  }

  /** A number as programs write it. */
  number(low = -30, high = 30): string {
    return (low + this.unit() * (high - low)).toFixed(this.pick([0, 0, 1, 2, 3, 4]));
  }

  word(letter: string, low?: number, high?: number): string {
    return ` ${letter}${this.number(low, high)}`;
  }

  maybe(probability: number, text: () => string): string {
    return this.chance(probability) ? text() : '';
  }
}

function arc(draw: Draw): string {
  const word = draw.pick(['G2', 'G3']);
  const rise = draw.maybe(0.2, () => draw.word('Z'));
  if (draw.chance(0.5))
    return `${word}${draw.word('X')}${draw.word('Y')} R${draw.pick(['30', '50', '-40', '100', '3'])}${rise}`;
  const turns = draw.maybe(0.2, () => ` P${draw.whole(1, 4)}`);
  return `${word}${draw.word('I', -10, 10)}${draw.word('J', -10, 10)}${rise}${turns}`;
}

function motion(draw: Draw): string {
  const kind = draw.unit();
  if (kind < 0.25) return arc(draw);
  if (kind < 0.35)
    return `${draw.pick(['G0', 'G1'])}${draw.maybe(0.6, () => draw.word('@', 0, 20))}${draw.word('^', -180, 180)}`;
  const word = kind < 0.42 ? `G53 ${draw.pick(['G0', 'G1'])}` : draw.pick(['G0', 'G1', 'G1', '']);
  const linear = ['X', 'Y', 'Z'].map((letter) => draw.maybe(0.6, () => draw.word(letter))).join('');
  const rotary = ['A', 'B', 'C'].map((letter) => draw.maybe(0.05, () => draw.word(letter))).join('');
  return word + linear + rotary;
}

/** Lines that change what later lines mean. */
const SETTINGS: readonly [(draw: Draw) => string, ...((draw: Draw) => string)[]] = [
  (draw) => draw.pick(['G17', 'G17', 'G18', 'G19', 'G20', 'G21', 'G90', 'G91', 'G90.1', 'G91.1', 'G7', 'G8']),
  (draw) => draw.pick(['G54', 'G55', 'G56', 'G59', 'G59.1', 'G59.3']),
  (draw) =>
    `G10 L2 P${draw.whole(0, 9)}${draw.word('X')}${draw.maybe(0.5, () => draw.word('Y'))}${draw.maybe(0.3, () => draw.word('R', -180, 180))}`,
  (draw) => `G10 L20 P${draw.whole(0, 9)}${draw.word('X')}${draw.maybe(0.3, () => draw.word('Z'))}`,
  (draw) => `${draw.pick(['G92', 'G52'])}${draw.word('X')}${draw.maybe(0.3, () => draw.word('Z'))}`,
  (draw) => draw.pick(['G92.1', 'G92.2', 'G92.3', 'G28.1', 'G30.1']),
  (draw) =>
    draw.pick(['G43', 'G49', `G43 H${draw.whole(0, 9)}`, `G43.1${draw.word('Z')}`, `G43.2 H${draw.whole(1, 9)}`]),
  (draw) => draw.pick([`T${draw.whole(0, 9)} M6`, `T${draw.whole(0, 9)}`, 'M6', `M61 Q${draw.whole(0, 9)}`]),
  (draw) => draw.pick(['G28', 'G30']) + draw.maybe(0.6, () => draw.word(draw.pick(['X', 'Y', 'Z', 'A']))),
  (draw) =>
    draw.pick(['G61', 'G61.1', 'G64', 'G64 P0.1', 'G64 P0.1 Q0.2', 'G94 F100', 'G95 F0.1', 'G97 S300', 'G98', 'G99']),
  (draw) =>
    draw.pick([
      `F${draw.whole(1, 500)}`,
      `S${draw.whole(0, 2000)}`,
      'M3',
      'M4',
      'M5',
      'M7',
      'M8',
      'M9',
      'M48',
      'M49',
      'M50',
      'M53 P0',
    ]),
  (draw) => draw.pick(['M70', 'M70', 'M72', 'M71', 'M73', 'M0', 'M1', 'M60', 'G4 P1', '(a remark)']),
  (draw) =>
    `G10 ${draw.pick(['L1', 'L10', 'L11'])} P${draw.whole(1, 9)}${draw.word('Z', -3, 3)}${draw.maybe(0.4, () => draw.word('X'))}`,
  () => '(debug,#5420 #5421 #5422 #<_abs_x> #5221 #5211 #5161 #5220 #<_coord_system>)',
  () => '(debug,#<_feed> #<_rpm> #5400 #5403 #5410 #<_tool_offset> #<_motion_mode>)',
  (draw) =>
    draw.pick([
      `G38.${draw.whole(2, 5)}${draw.word('X')}`,
      'M62 P1',
      'M19 R90',
      `G33${draw.word('Z')} K1`,
      'M66 P0 L0',
    ]),
];

function mixed(draw: Draw): readonly string[] {
  const lines = Array.from({ length: draw.whole(3, 14) }, () =>
    draw.chance(0.5) ? motion(draw) : draw.pick(SETTINGS)(draw),
  );
  return ['F100 S100 M3', ...lines, draw.pick(['M2', 'M30'])];
}

function cycle(draw: Draw): string {
  const word = draw.chance(0.45) ? '' : `G${draw.pick([73, 74, 81, 81, 82, 83, 84, 85, 86, 87, 88, 89])}`;
  const place =
    draw.maybe(0.6, () => draw.word('X')) +
    draw.maybe(0.6, () => draw.word('Y')) +
    draw.maybe(0.6, () => draw.word('Z', -10, 5));
  const rest =
    draw.maybe(0.6, () => draw.word('R', -5, 12)) +
    draw.maybe(0.3, () => ` L${draw.whole(1, 3)}`) +
    draw.maybe(0.4, () => ` P${draw.whole(0, 2)}`);
  const peck = word === 'G73' || word === 'G83' ? draw.maybe(0.8, () => ` Q${draw.pick(['2', '3.5', '7'])}`) : '';
  const aside = word === 'G87' ? `${draw.word('I', -2, 2)}${draw.word('J', -2, 2)}${draw.word('K', -2, 2)}` : '';
  return word + place + rest + peck + aside;
}

function cycles(draw: Draw): readonly string[] {
  const begin = [
    `F100 S100 ${draw.pick(['M3', 'M3', 'M4', 'M5'])}`,
    draw.pick(['G17', 'G17', 'G18', 'G19']),
    `G0${draw.word('X')}${draw.word('Y')}${draw.word('Z', 0, 20)}`,
  ];
  const lines = Array.from({ length: draw.whole(3, 12) }, () =>
    draw.chance(0.7)
      ? cycle(draw)
      : draw.pick([
          'G98',
          'G99',
          'G90',
          'G91',
          'G80',
          'G7',
          'G8',
          'G17',
          'G18',
          'G61',
          'G64',
          'G20',
          'G21',
          motion(draw),
        ]),
  );
  return [...begin, ...lines, 'M2'];
}

function contour(draw: Draw): readonly string[] {
  const flat = draw.chance(0.7);
  const second = flat ? 'Y' : 'Z';
  const centre = flat ? 'J' : 'K';
  const line = (): string => {
    const kind = draw.unit();
    if (kind < 0.6)
      return `${draw.pick(['G1', 'G1', 'G1', 'G0'])}${draw.maybe(0.85, () => draw.word('X', -40, 40))}${draw.maybe(0.85, () => draw.word(second, -40, 40))}`;
    const word = draw.pick(['G2', 'G3']);
    if (kind < 0.75)
      return `${word}${draw.word('X', -40, 40)}${draw.word(second, -40, 40)} R${draw.pick(['60', '80', '120'])}`;
    if (kind < 0.92) return `${word} I${draw.whole(-20, 20)} ${centre}${draw.whole(-20, 20)}`;
    return draw.pick([
      `G1${draw.word(flat ? 'Z' : 'Y')}`,
      'M8',
      'S5',
      '(x)',
      'G4 P1',
      'F50',
      'M1',
      '(debug,#5420 #5421 #5422)',
    ]);
  };
  return [
    'F100 S100',
    `${flat ? 'G17' : 'G18'} ${draw.pick(['G90', 'G90', 'G91'])}${draw.maybe(0.1, () => ' G20')}`,
    `G0${draw.word('X', -60, -40)}${draw.word(second, -60, -40)}`,
    `${draw.pick(['G41.1', 'G42.1'])} D${draw.pick(['1', '2', '4', '6', '8', '0'])}`,
    `G1${draw.word('X', -20, 20)}${draw.word(second, -20, 20)}`,
    ...Array.from({ length: draw.whole(2, 8) }, line),
    draw.pick(['G40', 'G40', `G40 G1${draw.word('X', -60, -40)}`, 'M2']),
    'M2',
  ];
}

const KINDS = { mixed, cycles, contour } as const;

export type ProgramKind = keyof typeof KINDS;

/** A random program; the same kind and seed always give the same. */
export function drawProgram(kind: ProgramKind, seed: number): string {
  return `${KINDS[kind](new Draw(seed)).join('\n')}\n`;
}
