import type { Aspect, Rubric } from '@tongyan/sim-engine/scoring';

import {
  announcedAlways,
  fewMeasurements,
  linesClamped,
  measured,
  partNamed,
  partProved,
  repaired,
  repairedOnly,
  runs,
  runsFirstTime,
  runsRepaired,
  setWithin5Percent,
  shareWhenEnergised,
  stepsDone,
  VETOES,
} from './criteria.ts';

const rubricOf = (id: string, aspects: readonly Aspect[]): Rubric => ({
  format: 1,
  id,
  version: '1.1.0',
  title: `rubric.${id}`,
  procedure: id,
  total: 100,
  aspects,
  vetoes: VETOES,
});

const PROOF = ['proveMeter', 'proveDead', 'proveAgain'];
const PROOF_AT_FAULT = PROOF.map((id) => `${id}Fault`);

/** Everything up to the first good run: 75 points. */
const wiring: readonly Aspect[] = [
  measured('powerNets', 'power', 16, shareWhenEnergised('power')),
  measured('protectiveNets', 'power', 4, shareWhenEnergised('protective')),
  measured('controlNets', 'control', 20, shareWhenEnergised('control')),
  measured('marks', 'tidiness', 10, shareWhenEnergised('marks')),
  measured('deadTests', 'deadTests', 10, shareWhenEnergised('deadTests', 4)),
  measured('overloadRelay', 'settings', 3, setWithin5Percent('FR.dialA', 8.2)),
  measured('timer', 'settings', 2, setWithin5Percent('KT.dialS', 3)),
  measured('works', 'works', 5, runs),
  measured('worksFirstTime', 'works', 5, runsFirstTime),
];

export const wireAndRunRubric: Rubric = rubricOf('wireAndRun', [
  measured('lockOut', 'safety', 5, stepsDone('lockOut')),
  measured('proveDead', 'safety', 8, stepsDone(...PROOF)),
  measured('announced', 'safety', 2, announcedAlways),
  ...wiring,
  measured('starCurrents', 'currents', 3, linesClamped('starClamped')),
  measured('deltaCurrents', 'currents', 3, linesClamped('deltaClamped')),
  measured('tidy', 'finish', 4, stepsDone('stop', 'lockAgain', 'tidy')),
]);

export const findFaultRubric: Rubric = rubricOf('findFault', [
  measured('lockOut', 'safety', 6, stepsDone('lockOutFault')),
  measured('proveDead', 'safety', 9, stepsDone(...PROOF_AT_FAULT)),
  measured('announced', 'safety', 3, announcedAlways),
  measured('observed', 'diagnosis', 5, stepsDone('observe')),
  measured('faultPart', 'diagnosis', 25, partNamed),
  measured('faultProved', 'diagnosis', 5, partProved),
  measured('faultMeasurements', 'diagnosis', 10, fewMeasurements),
  measured('faultRepair', 'repair', 15, repaired),
  measured('soundParts', 'repair', 7, repairedOnly),
  measured('runsRepaired', 'works', 10, runsRepaired),
  measured('tidy', 'finish', 5, stepsDone('stopRepaired', 'lockAgain', 'tidy')),
]);

export const wholeRubric: Rubric = rubricOf('whole', [
  measured('lockOut', 'safety', 5, stepsDone('lockOut', 'lockOutFault')),
  measured('proveDead', 'safety', 8, stepsDone(...PROOF, ...PROOF_AT_FAULT)),
  measured('announced', 'safety', 1, announcedAlways),
  measured('tidy', 'safety', 1, stepsDone('stopRepaired', 'lockAgain', 'tidy')),
  ...wiring,
  measured('faultPart', 'fault', 6, partNamed),
  measured('faultMeasurements', 'fault', 2, fewMeasurements),
  measured('faultRepair', 'fault', 1, repaired),
  measured('soundParts', 'fault', 1, repairedOnly),
]);
