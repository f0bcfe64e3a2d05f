import { traineeViewOf } from '@tongyan/sim-engine/view';
import { score, type ScoreResult } from '@tongyan/sim-engine/scoring';
import { describe, expect, it } from 'vitest';

import { WIRING_MISTAKES, miswired } from './mistakes.ts';
import { goodRun, goodTraining, Trainee } from './testing-training.ts';
import { type ExerciseName, TRAININGS } from './training.ts';
import { CONTROL_WIRING, POWER_WIRING, PROTECTIVE_WIRING, SUPPLY_WIRING, TRAINEE_WIRING } from './wiring.ts';

function scored(trainee: Trainee, exercise: ExerciseName): ScoreResult {
  const { system, procedure, rubric } = TRAININGS[exercise]();
  const result = score(system, procedure, rubric, trainee.log());
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

type Points = Readonly<Record<string, number | null>>;
const pointsOf = ({ aspects }: ScoreResult): Points =>
  Object.fromEntries(aspects.map(({ id, awarded }) => [id, awarded]));
const fullOf = ({ aspects }: ScoreResult): Points => Object.fromEntries(aspects.map(({ id, points }) => [id, points]));

const without = (from: string, to: string) => TRAINEE_WIRING.filter((wire) => wire.from !== from || wire.to !== to);

describe('wiring and running', () => {
  it('earns every point when it is done right, with a log of trainee’s commands alone', () => {
    const result = scored(goodTraining(), 'wire-and-run');
    expect(pointsOf(result)).toEqual(fullOf(result));
    expect(result.awarded).toBe(100);
  });

  /** Somebody who does no more than this earns nothing of these aspects. */
  it('gives nothing for nothing', () => {
    const nothing = scored(new Trainee().waits(0.1), 'wire-and-run');
    expect(nothing.awarded).toBe(0);
  });

  it('takes every aspect of hurried work: no lock, no proof, no warning, no test, untidy, not set, one line clamped', () => {
    const hurried = new Trainee().doesWith('turnOff', 'QF').wires(TRAINEE_WIRING, { torqueNm: 2 });
    hurried.does('turnOn', { part: 'QF' }, 0.5).clampsLines('QF:2').stops();
    const result = scored(hurried, 'wire-and-run');
    expect(result.vetoes.map(({ id }) => id)).toEqual(['unproven']);
    expect(pointsOf(result)).toMatchObject({
      lockOut: 0,
      proveDead: 0,
      announced: 0,
      powerNets: 16,
      protectiveNets: 4,
      controlNets: 20,
      marks: 0,
      deadTests: 0,
      overloadRelay: 0,
      timer: 0,
      starCurrents: 0,
      tidy: 0,
    });
  });

  it('takes nets that are wrong, and what does not run for it', () => {
    const wires = without('KM3:22', 'KM2:A1').filter(({ to }) => to !== 'door:PE' && to !== 'M:U2');
    const trainee = new Trainee().locksOut().provesDead().wires(wires).sets(8.2, 3);
    const points = pointsOf(scored(trainee.energises().clampsLines('QF:2').stops(), 'wire-and-run'));
    expect(points).toMatchObject({
      lockOut: 5,
      proveDead: 8,
      announced: 2,
      works: 0,
      worksFirstTime: 0,
      deltaCurrents: 0,
    });
    expect(points['powerNets']).toBeLessThan(16);
    expect(points['protectiveNets']).toBeLessThan(4);
    expect(points['controlNets']).toBeLessThan(20);
  });

  it('gives half for the second try, which is judged by what was first energised', () => {
    const trainee = new Trainee().locksOut().provesDead().wires(POWER_WIRING).wires(PROTECTIVE_WIRING);
    trainee.sets().energises().starts(1).locksOut().provesDead();
    trainee.wires(CONTROL_WIRING).energises().starts().stops();
    const result = scored(trainee, 'wire-and-run');
    expect(result.vetoes).toEqual([]);
    expect(pointsOf(result)).toMatchObject({ works: 5, worksFirstTime: 0, controlNets: 0 });
  });

  it('takes the safety line from whoever works on live parts, or measures ohms there', () => {
    const wired = new Trainee().does('wire', { from: 'QF:2', to: 'FU1:1' });
    expect(scored(wired, 'wire-and-run').vetoes.map(({ id }) => id)).toEqual(['workedLive', 'unproven']);
    const measured = new Trainee().reads('meter', 3, ['QF:1', 'QF:3']).locksOut().provesDead();
    const result = scored(measured, 'wire-and-run');
    expect(result.vetoes.map(({ id }) => id)).toEqual(['workedLive']);
    expect(pointsOf(result)).toMatchObject({ lockOut: 0, proveDead: 0 });
  });

  it('takes the run from whoever shorts the lines', () => {
    const drawing = miswired(TRAINEE_WIRING, WIRING_MISTAKES.noInterlockOfKm3);
    const trainee = new Trainee().locksOut().provesDead().wires(drawing).sets().energises().starts(1);
    expect(trainee.read('FU1.melted1')).toBe(1);
    expect(scored(trainee, 'wire-and-run').vetoes.map(({ id }) => id)).toEqual(['shortCircuit']);
  });

  it('takes back what was not put away', () => {
    const trainee = goodRun().reads('meter', 1, ['QF:1', 'QF:3']).locksAgain();
    expect(pointsOf(scored(trainee, 'wire-and-run'))['tidy']).toBeLessThan(4);
  });
});

describe('finding a fault', () => {
  const found = (): Trainee => {
    const trainee = new Trainee('find-fault', 'coilOfKm2Open').does('announce', {});
    trainee.does('turnOn', { part: 'QF' }, 0.5).starts(4).reads('meter', 1, ['KM2:A1', 'KM2:A2']).putsAway('meter');
    return trainee.presses('SB1').locksOut().provesDead();
  };
  const run = (trainee: Trainee): Trainee => trainee.energises().starts(6).stops().locksAgain();

  it('earns every point when the part is proved, named and replaced', () => {
    const result = scored(run(found().answers('KM2').doesWith('replace', 'KM2')), 'find-fault');
    expect(pointsOf(result)).toEqual(fullOf(result));
    expect(result.awarded).toBe(100);
  });

  it('gives nothing for nothing', () => {
    expect(scored(new Trainee('find-fault', 'timerStuck').waits(0.1), 'find-fault').awarded).toBe(0);
  });

  it('takes guessing: a wrong answer first, a sound part, no measurement, no warning, no proof', () => {
    const guessing = new Trainee('find-fault', 'coilOfKm2Open').doesWith('turnOn', 'QF').doesWith('turnOff', 'QF');
    guessing.answers('KM3').doesWith('replace', 'KM3').answers('KM2').doesWith('replace', 'KM2');
    const result = scored(guessing.doesWith('turnOn', 'QF').starts(6), 'find-fault');
    expect(result.vetoes.map(({ id }) => id)).toEqual(['unproven']);
    expect(pointsOf(result)).toEqual({
      lockOut: 0,
      proveDead: 0,
      announced: 0,
      observed: 0,
      faultPart: 0,
      faultProved: 0,
      faultMeasurements: 0,
      faultRepair: 15,
      soundParts: 0,
      runsRepaired: 10,
      tidy: 0,
    });
  });

  it('takes a repair of what nobody named, and a right answer after five measurements keeps its own points', () => {
    const silent = run(found().doesWith('replace', 'KM2'));
    expect(pointsOf(scored(silent, 'find-fault'))).toMatchObject({ faultPart: 0, faultRepair: 0, runsRepaired: 10 });
    const trainee = found();
    for (const pair of ['KM1', 'KM3', 'KT', 'FU2'] as const)
      trainee.reads('meter', 3, [pair === 'FU2' ? 'FU2:1' : `${pair}:A1`, pair === 'FU2' ? 'FU2:2' : `${pair}:A2`]);
    const late = pointsOf(scored(trainee.answers('KM2'), 'find-fault'));
    expect(late).toMatchObject({ faultPart: 25, faultProved: 5, faultMeasurements: 0, faultRepair: 0 });
  });

  it('takes the run of the repaired cabinet from whoever leaves it lying, and tidying', () => {
    const points = pointsOf(scored(found().answers('KM2').doesWith('replace', 'KM2'), 'find-fault'));
    expect(points).toMatchObject({ faultPart: 25, faultRepair: 15, runsRepaired: 0, tidy: 0 });
  });

  it('is live work to replace a part with the power on', () => {
    const trainee = new Trainee('find-fault', 'coilOfKm2Open').does('announce', {}).does('turnOn', { part: 'QF' }, 0.5);
    trainee.starts(4).answers('KM2').doesWith('replace', 'KM2');
    expect(scored(trainee, 'find-fault').vetoes.map(({ id }) => id)).toEqual(['workedLive', 'unproven']);
  });
});

describe('the whole', () => {
  // The demonstration earns each of them.
  it('takes every aspect of hurried work that does not run', () => {
    const wires = without('KM3:22', 'KM2:A1').filter(({ to }) => to !== 'door:PE' && to !== 'M:U2');
    const hurried = new Trainee('whole', 'coilOfKm2Open').doesWith('turnOff', 'QF').wires(wires, { torqueNm: 2 });
    const result = scored(hurried.does('turnOn', { part: 'QF' }, 0.5).starts(1), 'whole');
    const full = fullOf(result);
    expect(Object.entries(pointsOf(result)).filter(([id, points]) => points === full[id])).toEqual([]);
  });

  it('puts the fault in once the good run has been stopped', () => {
    const trainee = goodRun('whole', 'controlFuseOpen');
    expect(trainee.read('inspection.faults')).toBe(1);
    expect(trainee.energises().starts(1).read('KM3.closed')).toBe(0);
    expect(pointsOf(scored(trainee, 'whole'))).toMatchObject({
      works: 5,
      faultPart: 0,
      faultMeasurements: 0,
      faultRepair: 0,
      soundParts: 0,
      tidy: 0,
    });
  });
});

describe('what a trainee sees', () => {
  it('is wires, leads, what happened and the readings taken, and neither the examiner nor a fault', () => {
    const { system } = TRAININGS['find-fault']();
    const { signals, modes } = traineeViewOf(system)(new Trainee('find-fault', 'timerStuck').recorder.simulation);
    expect(Object.keys(modes['cabinet'] ?? {}).toSorted()).toEqual(['events', 'leads', 'readings', 'wires']);
    const hidden = Object.keys(signals).filter((name) =>
      /cabinet\.(?:inspection|still|net)\.|heat|torqueNm|renewed/u.test(name),
    );
    expect(hidden).toEqual([]);
  });

  it('does not change with a fault that does nothing yet', () => {
    const { system } = TRAININGS['find-fault']();
    const viewOf = (trainee: Trainee): string => JSON.stringify(traineeViewOf(system)(trainee.recorder.simulation));
    const sound = viewOf(new Trainee('find-fault').waits(1));
    for (const fault of ['fuseOfL2Open', 'coilOfKm2Open', 'timerSlow', 'insulationOfVLow'] as const)
      expect(viewOf(new Trainee('find-fault', fault).waits(1)), fault).toBe(sound);
  });

  it('is the flash of a short circuit and the shock of a live terminal', () => {
    const { system } = TRAININGS['wire-and-run']();
    const trainee = new Trainee().does('wire', { from: 'QF:2', to: 'FU1:1' });
    const { modes } = traineeViewOf(system)(trainee.recorder.simulation);
    expect(JSON.stringify(modes['cabinet'])).toContain('"code":"workedLive"');
  });

  it('is the shock of a frame that no protective conductor holds at earth', () => {
    const frame = TRAINEE_WIRING.filter(({ to }) => to !== 'M:PE');
    const trainee = new Trainee()
      .locksOut()
      .provesDead()
      .wires([...frame])
      .energises();
    trainee.does('probe', { lead: 'person:hand', terminal: 'QF:2' }, 0.1);
    expect(trainee.read('person.shocked')).toBe(1);
    expect(SUPPLY_WIRING.length).toBeGreaterThan(0);
  });
});
