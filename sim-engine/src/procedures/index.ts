export { checkProcedure, parseProcedure } from './check.ts';
export { demonstrate, type DemonstrationState, freshDemonstration } from './demonstration.ts';
export { advanceMonitor, ProcedureMonitor } from './monitor.ts';
export {
  freshMonitorState,
  type HazardProgress,
  type MonitorEvent,
  type MonitorState,
  type Occurrence,
  type StepProgress,
  type StepState,
} from './monitor-state.ts';
export {
  type Hazard,
  hazardsOf,
  type Procedure,
  type Requirement,
  type ScriptedCommand,
  type Severity,
  type Step,
} from './procedure.ts';
export {
  type StripHazard,
  stripFor,
  type StripStep,
  type TaskStrip,
  TRAINING_MODES,
  type TrainingMode,
} from './strip.ts';
