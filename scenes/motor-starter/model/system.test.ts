import { describe, expect, it } from 'vitest';

import { WIRING_MISTAKES, type WiringMistakeName } from './mistakes.ts';
import { TestCabinet } from './testing-cabinet.ts';
import { CONTROL_NETS, POWER_NETS, SUPPLY_WIRING } from './wiring.ts';

const NETS = [...Object.keys(POWER_NETS), ...Object.keys(CONTROL_NETS)];

/** Names of the nets that are not as drawn. */
const wrong = (cabinet: TestCabinet): readonly string[] => {
  cabinet.run(0.001);
  return NETS.filter((name) => cabinet.read(`wiring.${name}`) !== 1);
};

describe('what judges read', () => {
  it('has the voltage of every node: 219 V up to node 3, the rest dead until SB2 is pressed', () => {
    const cabinet = new TestCabinet().energised();
    for (const node of ['n1', 'n2', 'n3']) expect(cabinet.read(`node.${node}V`), node).toBeGreaterThan(210);
    for (const node of ['n4', 'n5', 'n6', 'n7', 'n8']) expect(cabinet.read(`node.${node}V`), node).toBeLessThan(10);
    cabinet.start().run(1);
    for (const node of ['n4', 'n5', 'n6', 'n7']) expect(cabinet.read(`node.${node}V`), node).toBeGreaterThan(200);
    expect(cabinet.read('node.n8V')).toBeLessThan(10);
    expect(cabinet.read('node.frameV')).toBeLessThan(1);
    cabinet.run(4);
    for (const node of ['n7', 'n8']) expect(cabinet.read(`node.${node}V`), node).toBeGreaterThan(200);
    for (const node of ['n5', 'n6']) expect(cabinet.read(`node.${node}V`), node).toBeLessThan(10);
  });

  it('knows which nets are wired as drawn, by whatever way the wires lead', () => {
    expect(wrong(new TestCabinet())).toEqual([]);
    expect(wrong(new TestCabinet({ mistake: 'otherDelta' }))).toEqual([]);
    expect(wrong(new TestCabinet({ wiring: SUPPLY_WIRING }))).toEqual(NETS);
    const rerouted = new TestCabinet();
    rerouted.do('unwire', { from: 'KM1:14', to: 'KM1:A1' });
    expect(wrong(rerouted)).toEqual(['n7']);
    rerouted.do('wire', { from: 'KM3:14', to: 'KM1:A1' });
    expect(wrong(rerouted)).toEqual([]);
    // Leads of a meter do not count.
    rerouted.do('probe', { lead: 'meter:a', terminal: 'KM1:A1' });
    expect(wrong(rerouted)).toEqual([]);
  });

  it.each<[WiringMistakeName, readonly string[]]>([
    ['noInterlockOfKm3', ['n7', 'n8']],
    ['noInterlockOfKm2', ['n4', 'n5']],
    ['phasesSwappedAtMotor', ['U1', 'V1']],
    ['deltaWithoutTransposition', ['U2', 'V2', 'W2']],
    ['starLegOpen', ['star']],
    ['windingReversed', ['U1', 'U2']],
  ])('names the nets that %s has wrong', (mistake, expected) => {
    expect(Object.hasOwn(WIRING_MISTAKES, mistake)).toBe(true);
    expect(wrong(new TestCabinet({ mistake }))).toEqual(expected);
  });

  it('shows a trainee what the cabinet shows, and neither heat, nor nodes, nor what is broken', () => {
    const { block } = new TestCabinet().simulation.system.definition.blocks['cabinet'] ?? {};
    const visible = (name: string): boolean => block?.outputs?.[name]?.visible !== false;
    for (const name of ['KM1.closed', 'QF.locked', 'meter.reading', 'clamp.amperes', 'M.speedRadps', 'FU1.melted1'])
      expect(visible(name), name).toBe(true);
    for (const name of ['FR.heat1', 'node.n4V', 'supply.line1A', 'M.torqueNm', 'SB1.fritted'])
      expect(visible(name), name).toBe(false);
  });
});
