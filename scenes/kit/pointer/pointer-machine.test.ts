import { describe, expect, it } from 'vitest';

import { PointerMachine } from './pointer-machine.ts';
import type { Target } from './target.ts';

const at = (x: number, timeMs = 0): { x: number; y: number; timeMs: number } => ({ x, y: 0, timeMs });

function setUp(): { told: string[]; machine: PointerMachine; target: (more?: Partial<Target>) => Target } {
  const told: string[] = [];
  const machine = new PointerMachine({
    onEmpty: () => told.push('empty'),
    onDouble: ({ id }) => told.push(`near ${id}`),
  });
  const target = (more: Partial<Target> = {}): Target => ({
    id: 'a',
    shape: { kind: 'ball', at: [0, 0, 0], radius: 1 },
    onPress: () => told.push('press'),
    ...more,
  });
  const hold = { down: () => told.push('down'), up: () => told.push('up') };
  return { told, machine, target: (more) => target(more?.hold === undefined ? more : { ...more, hold }) };
}

const HOLD = { down: () => {}, up: () => {} };

describe('the pointer', () => {
  it('presses what it goes down and up on', () => {
    const { told, machine, target } = setUp();
    machine.down(target(), at(0));
    machine.up(target(), at(2));
    expect(told).toEqual(['press']);
  });

  it('presses nothing after a drag: that was the camera', () => {
    const { told, machine, target } = setUp();
    machine.down(target(), at(0));
    machine.up(target(), at(40));
    expect(told).toEqual([]);
  });

  it('brings the camera near with a second press in time, not with a late one', () => {
    const { told, machine, target } = setUp();
    for (const timeMs of [1000, 1200, 3000, 4000]) {
      machine.down(target(), at(0, timeMs));
      machine.up(target(), at(0, timeMs + 10));
    }
    expect(told).toEqual(['press', 'near a', 'press', 'press']);
  });

  it('holds down until it is let go', () => {
    const { told, machine, target } = setUp();
    machine.down(target({ hold: HOLD }), at(0));
    expect(machine.captured?.id).toBe('a');
    machine.up(target({ hold: HOLD }), at(0));
    expect(told).toEqual(['down', 'up', 'press']);
    expect(machine.captured).toBeNull();
  });

  it('lets go, once, where the pointer is lost', () => {
    const { told, machine, target } = setUp();
    machine.down(target({ hold: HOLD }), at(0));
    machine.cancel();
    machine.cancel();
    machine.up(null, at(0));
    expect(told).toEqual(['down', 'up']);
  });

  it('tells where something dragged is dropped', () => {
    const { told, machine, target } = setUp();
    const dragged = target({ onDrop: (on) => told.push(`on ${on}`) });
    machine.down(dragged, at(0));
    machine.up(target({ id: 'terminal' }), at(50));
    machine.down(dragged, at(0));
    machine.up(null, at(50));
    expect(told).toEqual(['on terminal', 'on null']);
  });

  it('says that nothing was pressed', () => {
    const { told, machine } = setUp();
    machine.down(null, at(0));
    machine.up(null, at(1));
    expect(told).toEqual(['empty']);
  });
});
