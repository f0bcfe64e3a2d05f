export { type CellParameters, electrodeVoltageV, type RelaxationBranch, seriesOhm, SOUND_CELL } from './cell.ts';
export { curveVoltage, type OpenCircuitVoltage, tableVoltage, type VoltageCurve } from './open-circuit.ts';
export type { ProtocolStep, StepControl, StepLimits } from './protocol.ts';
export { parseProtocol, type ProtocolTextProblem } from './protocol-text.ts';
export { testerBlock, type TesterSetup } from './tester-block.ts';
