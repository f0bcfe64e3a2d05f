import { METER_FUNCTION } from '@tongyan/sim-engine/electrical';
import { describe, expect, it } from 'vitest';

import { METER_FUNCTIONS } from './layout/instruments.ts';
import { meterShown, notedText, ohmsText, testerShown } from './meter-text.ts';
import { frameOf } from './testing-frame.ts';

describe('the multimeter', () => {
  it('has its switch in the order of the model', () => {
    for (const [index, name] of METER_FUNCTIONS.entries()) expect(METER_FUNCTION[name]).toBe(index);
  });

  it.each([
    [{ 'meter.function': 0, 'meter.reading': 7 }, true, ''],
    [{ 'meter.function': 1, 'meter.reading': 379.64 }, false, '379.6'],
    [{ 'meter.function': 1, 'meter.reading': 0.0321 }, false, '0.032'],
    [{ 'meter.function': 2, 'meter.reading': -12.5 }, false, '-12.50'],
    [{ 'meter.function': 3, 'meter.reading': 4.432 }, false, '4.43'],
    [{ 'meter.function': 3, 'meter.reading': 6e7, 'meter.overRange': 1 }, false, 'OL'],
  ])('%o shows off %s, %s', (signals, off, text) => {
    expect(meterShown(frameOf(signals))).toMatchObject({ off, text });
  });

  it.each([
    [0.06, '0.06', 'Ω'],
    [1484, '1.484', 'kΩ'],
    [2.2e6, '2.200', 'MΩ'],
    [1.9e9, '1.900', 'GΩ'],
  ])('writes %d ohms as %s %s', (ohm, text, unit) => {
    expect(ohmsText(ohm)).toEqual({ text, unit });
  });
});

describe('the insulation tester', () => {
  it('shows something only while it drives its 500 V', () => {
    expect(testerShown(frameOf({ 'insulationTester.function': 0 })).off).toBe(true);
    expect(
      testerShown(frameOf({ 'insulationTester.function': METER_FUNCTION.insulation, 'insulationTester.reading': 2e8 })),
    ).toMatchObject({
      off: false,
      text: '200.0',
      unit: 'MΩ',
    });
  });
});

describe('the notebook', () => {
  const reading = { tick: 1, instrument: 'meter', from: 'QF:1', to: 'QF:3' };
  it.each([
    ['voltsAc', 380.1, '380.1 V～'],
    ['ohms', 1.48, '1.48 Ω'],
    ['insulation', 2e8, '200.0 MΩ'],
    ['amperes', 7.51, '7.51 A～'],
    ['ohms', null, 'OL'],
  ])('writes %s of %d as %s', (quantity, value, text) => {
    expect(notedText({ ...reading, quantity, value })).toBe(text);
  });
});
