import { describe, expect, it } from 'vitest';

import { type BenchCommands } from '../../../model/bench/interface.ts';
import type { MillCommands } from '../../../model/machine/interface.ts';
import { partsOf, sendProgram } from './send-program.ts';

type Name = keyof MillCommands | keyof BenchCommands;

function recorder(refuse?: Name): {
  readonly given: Name[];
  readonly text: () => string;
  readonly give: Parameters<typeof sendProgram>[0];
} {
  const given: Name[] = [];
  let sent = '';
  return {
    given,
    text: () => sent,
    give: (name, args) => {
      given.push(name);
      if (typeof args === 'object' && args !== null && 'text' in args) sent += args.text;
      return Promise.resolve(name !== refuse);
    },
  };
}

describe('bringing a program into memory', () => {
  it('parts it between lines and loses nothing', () => {
    const text = 'G0 X1\n'.repeat(20) + 'Y'.repeat(40);
    const parts = partsOf(text, 33);
    expect(parts.join('')).toBe(text);
    expect(parts.every((part) => part.length <= 33)).toBe(true);
    expect(parts[0]).toBe('G0 X1\n'.repeat(5));
  });

  it('takes one command where it is short', async () => {
    const { give, given } = recorder();
    expect(await sendProgram(give, 'M30', 'here')).toBe(true);
    expect(given).toEqual(['loadProgram']);
  });

  it('sends a long one in parts, in order', async () => {
    const { give, given, text } = recorder();
    const long = 'G1 X1.234 Y5.678 F900\n'.repeat(4000);
    expect(await sendProgram(give, long, 'here')).toBe(true);
    expect(given.at(0)).toBe('beginProgram');
    expect(given.at(-1)).toBe('endProgram');
    expect(text()).toBe(long);
  });

  it('ends where the control refuses', async () => {
    const { give, given } = recorder('appendProgram');
    expect(await sendProgram(give, 'X\n'.repeat(40_000), 'here')).toBe(false);
    expect(given).toEqual(['beginProgram', 'appendProgram']);
  });
});
