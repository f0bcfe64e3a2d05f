/** One variable of a block of the standard library: name, what it is, type. */
type NativeVariable = readonly [name: string, section: 'VAR_INPUT' | 'VAR_OUTPUT' | 'VAR', type: string];

export interface NativeBlock {
  readonly name: string;
  /** In the order of their cells and of positional calls. */
  readonly variables: readonly NativeVariable[];
}

/** IN, PT, Q, ET, then how far it is and when it started. */
function timer(name: string): NativeBlock {
  return {
    name,
    variables: [
      ['IN', 'VAR_INPUT', 'BOOL'],
      ['PT', 'VAR_INPUT', 'TIME'],
      ['Q', 'VAR_OUTPUT', 'BOOL'],
      ['ET', 'VAR_OUTPUT', 'TIME'],
      ['_phase', 'VAR', 'USINT'],
      ['_start', 'VAR', 'TIME'],
    ],
  };
}

function countUp(name: string, type: string): NativeBlock {
  return {
    name,
    variables: [
      ['CU', 'VAR_INPUT', 'BOOL'],
      ['R', 'VAR_INPUT', 'BOOL'],
      ['PV', 'VAR_INPUT', type],
      ['Q', 'VAR_OUTPUT', 'BOOL'],
      ['CV', 'VAR_OUTPUT', type],
      ['_last', 'VAR', 'BOOL'],
    ],
  };
}

function countDown(name: string, type: string): NativeBlock {
  return {
    name,
    variables: [
      ['CD', 'VAR_INPUT', 'BOOL'],
      ['LD', 'VAR_INPUT', 'BOOL'],
      ['PV', 'VAR_INPUT', type],
      ['Q', 'VAR_OUTPUT', 'BOOL'],
      ['CV', 'VAR_OUTPUT', type],
      ['_last', 'VAR', 'BOOL'],
    ],
  };
}

function countBoth(name: string, type: string): NativeBlock {
  return {
    name,
    variables: [
      ['CU', 'VAR_INPUT', 'BOOL'],
      ['CD', 'VAR_INPUT', 'BOOL'],
      ['R', 'VAR_INPUT', 'BOOL'],
      ['LD', 'VAR_INPUT', 'BOOL'],
      ['PV', 'VAR_INPUT', type],
      ['QU', 'VAR_OUTPUT', 'BOOL'],
      ['QD', 'VAR_OUTPUT', 'BOOL'],
      ['CV', 'VAR_OUTPUT', type],
      ['_lastUp', 'VAR', 'BOOL'],
      ['_lastDown', 'VAR', 'BOOL'],
    ],
  };
}

function edge(name: string): NativeBlock {
  return {
    name,
    variables: [
      ['CLK', 'VAR_INPUT', 'BOOL'],
      ['Q', 'VAR_OUTPUT', 'BOOL'],
      ['M', 'VAR', 'BOOL'],
    ],
  };
}

function bistable(name: string, set: string, reset: string): NativeBlock {
  return {
    name,
    variables: [
      [set, 'VAR_INPUT', 'BOOL'],
      [reset, 'VAR_INPUT', 'BOOL'],
      ['Q1', 'VAR_OUTPUT', 'BOOL'],
    ],
  };
}

const COUNTED = ['', 'DINT', 'LINT', 'UDINT', 'ULINT'];

function counters(): readonly NativeBlock[] {
  return COUNTED.flatMap((suffix) => {
    const type = suffix === '' ? 'INT' : suffix;
    const name = suffix === '' ? '' : `_${suffix}`;
    return [countUp(`CTU${name}`, type), countDown(`CTD${name}`, type), countBoth(`CTUD${name}`, type)];
  });
}

/** The function blocks of the standard library; a block's place in this list is its number in a CALL_NATIVE. */
export const NATIVE_BLOCKS: readonly NativeBlock[] = [
  timer('TON'),
  timer('TOF'),
  timer('TP'),
  edge('R_TRIG'),
  edge('F_TRIG'),
  bistable('SR', 'S1', 'R'),
  bistable('RS', 'S', 'R1'),
  {
    name: 'SEMA',
    variables: [
      ['CLAIM', 'VAR_INPUT', 'BOOL'],
      ['RELEASE', 'VAR_INPUT', 'BOOL'],
      ['BUSY', 'VAR_OUTPUT', 'BOOL'],
    ],
  },
  {
    name: 'RTC',
    variables: [
      ['IN', 'VAR_INPUT', 'BOOL'],
      ['PDT', 'VAR_INPUT', 'DT'],
      ['Q', 'VAR_OUTPUT', 'BOOL'],
      ['CDT', 'VAR_OUTPUT', 'DT'],
      ['_last', 'VAR', 'BOOL'],
      ['_start', 'VAR', 'TIME'],
      ['_preset', 'VAR', 'DT'],
    ],
  },
  {
    name: 'HYSTERESIS',
    variables: [
      ['XIN1', 'VAR_INPUT', 'REAL'],
      ['XIN2', 'VAR_INPUT', 'REAL'],
      ['EPS', 'VAR_INPUT', 'REAL'],
      ['Q', 'VAR_OUTPUT', 'BOOL'],
    ],
  },
  {
    name: 'INTEGRAL',
    variables: [
      ['RUN', 'VAR_INPUT', 'BOOL'],
      ['R1', 'VAR_INPUT', 'BOOL'],
      ['XIN', 'VAR_INPUT', 'REAL'],
      ['X0', 'VAR_INPUT', 'REAL'],
      ['CYCLE', 'VAR_INPUT', 'TIME'],
      ['Q', 'VAR_OUTPUT', 'BOOL'],
      ['XOUT', 'VAR_OUTPUT', 'REAL'],
    ],
  },
  {
    name: 'DERIVATIVE',
    variables: [
      ['RUN', 'VAR_INPUT', 'BOOL'],
      ['XIN', 'VAR_INPUT', 'REAL'],
      ['CYCLE', 'VAR_INPUT', 'TIME'],
      ['XOUT', 'VAR_OUTPUT', 'REAL'],
      ['X1', 'VAR', 'REAL'],
      ['X2', 'VAR', 'REAL'],
      ['X3', 'VAR', 'REAL'],
    ],
  },
  {
    name: 'RAMP',
    variables: [
      ['RUN', 'VAR_INPUT', 'BOOL'],
      ['X0', 'VAR_INPUT', 'REAL'],
      ['X1', 'VAR_INPUT', 'REAL'],
      ['TR', 'VAR_INPUT', 'TIME'],
      ['CYCLE', 'VAR_INPUT', 'TIME'],
      ['BUSY', 'VAR_OUTPUT', 'BOOL'],
      ['XOUT', 'VAR_OUTPUT', 'REAL'],
      ['T', 'VAR', 'TIME'],
    ],
  },
  {
    name: 'PID',
    variables: [
      ['AUTO', 'VAR_INPUT', 'BOOL'],
      ['PV', 'VAR_INPUT', 'REAL'],
      ['SP', 'VAR_INPUT', 'REAL'],
      ['X0', 'VAR_INPUT', 'REAL'],
      ['KP', 'VAR_INPUT', 'REAL'],
      ['TR', 'VAR_INPUT', 'REAL'],
      ['TD', 'VAR_INPUT', 'REAL'],
      ['CYCLE', 'VAR_INPUT', 'TIME'],
      ['XOUT', 'VAR_OUTPUT', 'REAL'],
      ['_integral', 'VAR', 'REAL'],
      ['X1', 'VAR', 'REAL'],
      ['X2', 'VAR', 'REAL'],
      ['X3', 'VAR', 'REAL'],
    ],
  },
  ...counters(),
];

/** The number of the first counter in {@link NATIVE_BLOCKS}. */
export const FIRST_COUNTER: number = NATIVE_BLOCKS.length - COUNTED.length * 3;
