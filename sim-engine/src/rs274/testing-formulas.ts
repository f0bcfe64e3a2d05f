import { Draw } from './testing-programs.ts';

const OPERATORS = ['+', '-', '*', '/', '**', 'MOD', 'EQ', 'NE', 'GT', 'GE', 'LT', 'LE', 'AND', 'OR', 'XOR'] as const;
const FUNCTIONS = ['SIN', 'COS', 'ASIN', 'ACOS', 'ABS', 'FIX', 'FUP', 'ROUND', 'SQRT', 'EXP', 'LN'] as const;

/** A random expression, so deep at most. */
function formula(draw: Draw, depth: number): string {
  const kind = draw.unit();
  if (depth === 0 || kind < 0.25)
    return draw.pick([draw.number(0, 9), draw.number(-9, 9), `#${draw.whole(1, 5)}`, '#<a>', '#<_g1>']);
  const inner = (): string => formula(draw, depth - 1);
  if (kind < 0.65)
    return `[${inner()} ${draw.pick(OPERATORS)} ${inner()}${draw.maybe(0.4, () => ` ${draw.pick(OPERATORS)} ${inner()}`)}]`;
  if (kind < 0.9) return `${draw.pick(FUNCTIONS)}[${inner()}]`;
  return kind < 0.95 ? `ATAN[${inner()}]/[${inner()}]` : `-[${inner()}]`;
}

/** A random program of expressions and parameters. */
export function drawFormulas(seed: number): string {
  const draw = new Draw(seed);
  const lines = Array.from({ length: draw.whole(2, 8) }, () =>
    draw.pick([
      '(debug,#1 #2 #3)',
      `#${draw.whole(1, 5)}=${formula(draw, 3)}`,
      `#<a>=${formula(draw, 2)}`,
      `G0 X${formula(draw, 3)} Y${formula(draw, 2)}`,
    ]),
  );
  return [
    '#1=2 #2=-3.5 #3=0 #4=7 #5=.25',
    '#<a>=1.5 #<_g1>=4',
    ...lines,
    '(debug,#1 #2 #3 #4 #5 #<a> #<_g1>)',
    'M2',
    '',
  ].join('\n');
}

const STATEMENTS = [
  'G0 X#20',
  '#20=[#20+1]',
  '#21=[#21+2] G1 Y#21',
  '(debug,#20 #21 #<_value> #<_call_level>)',
  '#<loc>=[#20*2]',
  '(debug,#<loc>)',
] as const;

class FlowDraw {
  readonly lines: string[] = ['F10', '#20=0'];
  readonly #draw: Draw;
  readonly #subroutines: string[] = [];
  #label = 100;

  constructor(seed: number) {
    this.#draw = new Draw(seed);
  }

  #next(): string {
    this.#label += 1;
    return `o${this.#label}`;
  }

  subroutine(): void {
    const draw = this.#draw;
    const name = this.#next();
    this.lines.push(`${name} sub`, '#1=[#1+1]', '#20=[#20+1]');
    this.body(1, undefined);
    this.lines.push(
      ...(draw.chance(0.3) ? [`${name} return [#1]`] : []),
      `${name} endsub${draw.maybe(0.5, () => ' [#2]')}`,
    );
    this.#subroutines.push(name);
  }

  body(depth: number, loop: string | undefined): void {
    for (let count = this.#draw.whole(1, 3); count > 0; count -= 1) this.#statement(depth, loop);
  }

  #statement(depth: number, loop: string | undefined): void {
    const draw = this.#draw;
    const kind = draw.unit();
    const name = this.#next();
    const [subroutine] = this.#subroutines;
    if (depth === 0 || kind < 0.3) this.lines.push(draw.pick(STATEMENTS));
    else if (kind < 0.5) this.#condition(name, depth, loop);
    else if (kind < 0.62) this.#around(`${name} while [#20 LT ${draw.whole(1, 6)}]`, `${name} endwhile`, depth, name);
    else if (kind < 0.72) this.#around(`${name} do`, `${name} while [#20 LT ${draw.whole(1, 6)}]`, depth, name);
    else if (kind < 0.82) this.#around(`${name} repeat [${draw.whole(0, 3)}]`, `${name} endrepeat`, depth, loop);
    else if (kind < 0.9 && subroutine !== undefined) this.lines.push(`${subroutine} call [#20] [${draw.whole(0, 9)}]`);
    else if (loop !== undefined) this.lines.push(`${loop} ${draw.pick(['break', 'continue'])}`);
  }

  #around(begin: string, end: string, depth: number, loop: string | undefined): void {
    this.lines.push(begin, '#20=[#20+1]');
    this.body(depth - 1, loop);
    this.lines.push(end);
  }

  #condition(name: string, depth: number, loop: string | undefined): void {
    const draw = this.#draw;
    this.lines.push(`${name} if [#20 ${draw.pick(['LT', 'GT', 'EQ'])} ${draw.whole(0, 5)}]`);
    this.body(depth - 1, loop);
    if (draw.chance(0.4)) {
      this.lines.push(`${name} elseif [#21 GT ${draw.whole(0, 4)}]`);
      this.body(depth - 1, loop);
    }
    if (draw.chance(0.5)) {
      this.lines.push(`${name} else`);
      this.body(depth - 1, loop);
    }
    this.lines.push(`${name} endif`);
  }
}

/** A random program of loops, conditions and subroutines. */
export function drawFlow(seed: number): string {
  const flow = new FlowDraw(seed);
  if (seed % 3 !== 0) flow.subroutine();
  flow.body(3, undefined);
  return [...flow.lines, '(debug,#20 #21 #1 #2)', 'M2', ''].join('\n');
}
