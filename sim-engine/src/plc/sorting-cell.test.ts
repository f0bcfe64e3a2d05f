import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { Controller } from './index.ts';
import { compiled, controllerFor, read, scan, warningsOf, write } from './testing.ts';

const TEXT = readFileSync(join(import.meta.dirname, 'fixtures', 'sorting_cell.st'), 'utf8');
const PUSH_1 = '%QX0.1';

/** A cell that is ready and running, its encoder near the end of its 16 bits. */
function running(): { readonly controller: Controller; encoder: number } {
  const controller = controllerFor(TEXT);
  for (const path of ['STOP', 'ES_OK', 'P1_BACK', 'P2_BACK']) write(controller, path, true);
  write(controller, 'ENC', 65_500);
  scan(controller);
  write(controller, 'START', true);
  scan(controller);
  return { controller, encoder: 65_500 };
}

/**
 * Moves the belt by one pulse a scan.
 *
 * @param metalAt after how many pulses the metal sensor sees the box
 * @param reeds whether the reed contacts of pusher 1 follow its valve
 * @returns at which pulses pusher 1 was out
 */
function carry(cell: ReturnType<typeof running>, pulses: number, metalAt: number, reeds: boolean): readonly number[] {
  const { controller } = cell;
  const pushed: number[] = [];
  for (let pulse = 0; pulse < pulses; pulse++) {
    cell.encoder = (cell.encoder + 1) % 65_536;
    write(controller, 'ENC', cell.encoder);
    write(controller, 'S_IN', pulse < 10);
    write(controller, 'S_METAL', Math.abs(pulse - metalAt) < 5);
    scan(controller);
    const out = read(controller, PUSH_1) === true;
    if (out) pushed.push(pulse);
    if (!reeds) continue;
    write(controller, 'P1_OUT', out);
    write(controller, 'P1_BACK', !out);
  }
  return pushed;
}

describe('a cell that sorts boxes', () => {
  it('[PLC-M3] lists its wiring', () => {
    const { io } = compiled(TEXT);
    expect(io.map(({ address }) => address).join(' ')).toBe(
      '%IX0.0 %IX0.1 %IX0.2 %IX0.6 %IX0.7 %IX1.0 %IX1.1 %IX1.7 %IX2.0 %IX2.1 %IX2.3 %IW2 %QX0.0 %QX0.1 %QX0.2 %QX0.7 %QX1.1 %QW2',
    );
    expect(warningsOf(TEXT)).toEqual([]);
  });

  it('[PLC-E3] pushes a metal box where the encoder says, though the count wraps at 16 bits', () => {
    const cell = running();
    expect([read(cell.controller, '%QX0.0'), read(cell.controller, '%QW2')]).toEqual([true, 13_824]);
    const pushed = carry(cell, 300, 50, true);
    expect([pushed[0], pushed.at(-1)]).toEqual([132, 148]);
    expect(read(cell.controller, 'state')).toBe(2);
  });

  it('leaves a box without metal alone', () => {
    expect(carry(running(), 300, 1000, true)).toEqual([]);
  });

  it('[PLC-B1] [PLC-S1] stops by its watchdog where a reed contact is open, latches the first cause, and resets only without it', () => {
    const cell = running();
    carry(cell, 300, 50, false);
    const { controller } = cell;
    expect([read(controller, 'state'), read(controller, 'firstOut')]).toEqual([2, 0]);
    write(controller, 'P1_BACK', false);
    for (let count = 0; count < 79; count++) scan(controller);
    expect(read(controller, 'state')).toBe(2);
    scan(controller);
    scan(controller);
    expect([read(controller, 'state'), read(controller, 'firstOut'), read(controller, '%QX0.0')]).toEqual([
      4,
      11,
      false,
    ]);
    write(controller, 'RESET', true);
    scan(controller);
    scan(controller);
    expect(read(controller, 'state')).toBe(4);
    write(controller, 'P1_BACK', true);
    scan(controller);
    scan(controller);
    expect([read(controller, 'state'), read(controller, 'firstOut')]).toEqual([0, 0]);
  });

  it('[PLC-M6] shows what an instructor forces', () => {
    const { controller } = running();
    const estop = controller.find('%IX2.3');
    if (estop !== undefined) controller.force(estop, false);
    write(controller, 'ES_OK', true);
    scan(controller);
    expect([read(controller, 'state'), read(controller, '%QX0.7')]).toEqual([4, true]);
  });

  it('[PLC-M8] does the same twice', () => {
    const [first, second] = [running(), running()];
    carry(first, 200, 50, true);
    carry(second, 200, 50, true);
    expect(first.controller.snapshot()).toEqual(second.controller.snapshot());
  });

  it('[PLC-W2] is told about a double coil', () => {
    expect(warningsOf(TEXT.replace('END_PROGRAM', '  M_BELT := START AND STOP;\nEND_PROGRAM'))).toEqual([
      expect.stringMatching(/ ST802$/u),
    ]);
  });
});
