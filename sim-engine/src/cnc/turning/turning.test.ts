import { describe, expect, it } from 'vitest';

import { interpret, parseToolTable } from '../../rs274/index.ts';
import { STEEL_C45 } from '../cutting/material.ts';
import { SPINDLE_850 } from '../cutting/spindle.ts';
import { fromCanon } from '../from-canon.ts';
import { MACHINING_CENTRE_850 } from '../machine.ts';
import { compilePath } from '../planner/compile.ts';
import { barProfile, shoulderZMm, turnedDiameterMm, turnedVolumeMm3 } from '../stock/turned-profile.ts';
import type { TurningSetup, TurningTool } from './setup.ts';
import { startTurning, type TurningState } from './state.ts';
import { stepTurning } from './step.ts';

const SQUARE_SIDE = Number.POSITIVE_INFINITY;

function tool(toolNumber: number, more: Partial<TurningTool>): TurningTool {
  return {
    toolNumber,
    insert: { noseRadiusMm: 0.4, edgeMm: 0, minusSlope: SQUARE_SIDE, plusSlope: 0.577 },
    inside: false,
    threading: false,
    approachDeg: 95,
    offsetXMm: 0,
    offsetZMm: 0,
    ...more,
  };
}

const SETUP: TurningSetup = {
  machine: { ...MACHINING_CENTRE_850, travelMinMm: [-50, -1, -300], travelMaxMm: [300, 1, 300] },
  spindle: SPINDLE_850,
  servo: { gainPerS: [50, 50, 50], backlashMm: [0, 0, 0], compensationMm: [0, 0, 0] },
  tools: [
    tool(1, {}),
    tool(2, { insert: { noseRadiusMm: 0.1, edgeMm: 0, minusSlope: 1.732, plusSlope: 1.732 }, threading: true }),
  ],
  material: STEEL_C45,
  axisXMm: 0,
  zeroZMm: 0,
  chuckFaceZMm: -80,
  chuckRadiusMm: 80,
};

const bar = () => barProfile(-100, 0.5, 0.02, 50);

function turn(lines: readonly string[], look?: (state: TurningState) => void): TurningState {
  const tools = parseToolTable(['T1 P1 Z0 D0.03', 'T2 P2 Z0 D0.01'].join('\n'));
  const { calls, end } = interpret(lines.join('\n'), tools.ok ? { tools: tools.value } : {});
  expect(end).toBe('end');
  const start = [100, 0, 100] as const;
  const segments = fromCanon(calls, start);
  if (!segments.ok) throw new Error(JSON.stringify(segments.failure));
  const program = compilePath(segments.value, start, SETUP.machine);
  if (!program.ok) throw new Error(JSON.stringify(program.failure));
  const state = startTurning(program.value, bar());
  for (let tick = 0; tick < 200_000 && state.trajectory.mode === 'running' && state.alarm === undefined; tick++) {
    stepTurning(program.value, SETUP, state, 0.001);
    look?.(state);
  }
  return state;
}

const HEAD = ['G21 G18 G90 G8 G95', 'T1 M6', 'G97 S1000 M3', 'G0 X30 Z2'];

describe('turning', () => {
  it('turns a shoulder to its diameter and place, with the force that Kienzle gives', () => {
    const state = turn([...HEAD, 'G0 X22', 'G1 Z-29.6 F0.3', 'G1 X30', 'G0 Z50', 'M2']);
    expect(state.alarm).toBeUndefined();
    expect(turnedDiameterMm(state.profile, -10)).toBeCloseTo(44, 3);
    expect(shoulderZMm(state.profile, -50, -10, 23)).toBeCloseTo(-30, 2);
    expect(Math.abs(turnedVolumeMm3(bar()) - turnedVolumeMm3(state.profile) - state.removedMm3)).toBeLessThan(1e-4);
    // 3 mm of radius at 0.3 mm a revolution: the mean diameter of the ring is 47 mm.
    const powerW = (1700 * Math.pow(0.3, -0.25) * 3 * 0.3 * (Math.PI * 47)) / 60;
    expect(Math.abs(state.peakPowerW / powerW - 1)).toBeLessThan(0.05);
    expect(state.flankWearMm).toBeGreaterThan(0);
  });

  it('keeps the surface speed of G96 to its limit, and the feed a revolution with it', () => {
    const speeds: [radiusMm: number, rpm: number, feedMm: number][] = [];
    turn(['G21 G18 G90 G8 G95', 'T1 M6', 'G96 D3000 S150 M3', 'G0 X30 Z0.2', 'G1 X0 F0.2', 'M2'], (state) => {
      const { position, machine, speedMmps, accelMmps2 } = state.trajectory;
      if (state.load.powerW > 0 && accelMmps2 === 0)
        speeds.push([position[0], machine.spindleRpm, (speedMmps * 60) / machine.spindleRpm]);
    });
    expect(speeds.length).toBeGreaterThan(100);
    for (const [radiusMm, rpm, feedMm] of speeds.filter(([radius]) => radius > 2)) {
      expect(Math.abs(rpm / Math.min(3000, 150_000 / (2 * Math.PI * radiusMm)) - 1)).toBeLessThan(0.05);
      expect(Math.abs(feedMm / 0.2 - 1)).toBeLessThan(0.15);
    }
  });

  it('cuts a thread with G76 and knows its pitch, place and root', () => {
    const state = turn([
      ...HEAD,
      'G0 X22',
      'G1 Z-29.6 F0.3',
      'G1 X30',
      'G0 Z50',
      'T2 M6',
      'M3',
      'G0 X26 Z5',
      'G76 P1.5 Z-20 I-4 J0.3 R1.5 K0.92 Q29.5',
      'M2',
    ]);
    expect(state.alarm).toBeUndefined();
    expect(state.threads).toHaveLength(1);
    const [thread] = state.threads;
    expect(thread?.pitchMm).toBe(1.5);
    expect(thread?.rootRadiusMm).toBeCloseTo(22 - 0.92, 2);
    expect(thread?.fromZMm).toBeCloseTo(-20, 0);
    expect(turnedDiameterMm(state.profile, -10)).toBeCloseTo(44, 3);
  });

  it.each([
    ['a rapid into the bar', [...HEAD, 'G0 X20 Z-20', 'M2'], 'rapid', 'stock'],
    [
      'a standing spindle',
      ['G21 G18 G90 G8 G94', 'T1 M6', 'G0 X30 Z2', 'G0 X22', 'G1 Z-20 F200', 'M2'],
      'spindleStopped',
      'stock',
    ],
    ['the chuck', [...HEAD, 'G1 Z-85 F0.5', 'M2'], 'body', 'chuck'],
  ] as const)('crashes at %s', (_, lines, cause, against) => {
    const state = turn(lines);
    expect(state.alarm).toBe('collision');
    expect(state.collisions).toMatchObject([{ cause, against }]);
  });
});
