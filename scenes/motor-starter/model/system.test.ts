import { describe, expect, it } from 'vitest';

import { TestCabinet } from './testing-cabinet.ts';

describe('what judges read', () => {
  it('has the voltage of every net: 219 V up to net 3, the rest dead until SB2 is pressed', () => {
    const cabinet = new TestCabinet().energised();
    for (const net of ['n1', 'n2', 'n3']) expect(cabinet.read(`net.${net}V`), net).toBeGreaterThan(210);
    for (const net of ['n4', 'n5', 'n6', 'n7', 'n8']) expect(cabinet.read(`net.${net}V`), net).toBeLessThan(10);
    cabinet.start().run(1);
    for (const net of ['n4', 'n5', 'n6', 'n7']) expect(cabinet.read(`net.${net}V`), net).toBeGreaterThan(200);
    expect(cabinet.read('net.n8V')).toBeLessThan(10);
    expect(cabinet.read('net.frameV')).toBeLessThan(1);
    cabinet.run(4);
    for (const net of ['n7', 'n8']) expect(cabinet.read(`net.${net}V`), net).toBeGreaterThan(200);
    for (const net of ['n5', 'n6']) expect(cabinet.read(`net.${net}V`), net).toBeLessThan(10);
  });

  it('shows a trainee what the cabinet shows, and neither heat, nor nets, nor what is broken', () => {
    const { block } = new TestCabinet().simulation.system.definition.blocks['cabinet'] ?? {};
    const visible = (name: string): boolean => block?.outputs?.[name]?.visible !== false;
    for (const name of ['KM1.closed', 'QF.locked', 'meter.reading', 'clamp.amperes', 'M.speedRadps', 'FU1.melted1'])
      expect(visible(name), name).toBe(true);
    for (const name of ['FR.heat1', 'net.n4V', 'supply.line1A', 'M.torqueNm', 'SB1.fritted'])
      expect(visible(name), name).toBe(false);
  });
});
