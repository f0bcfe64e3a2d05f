/** IEC 61131-3 Structured Text: compiled once, run scan by scan. The rules stand in SPEC.md beside this file. */
export type { IoPoint } from './compile/addresses.ts';
export { compile, type CompiledProgram } from './compile/compile.ts';
export {
  COMPILE_MESSAGES,
  type Diagnostic,
  type DiagnosticCode,
  type Fault,
  FAULT_MESSAGES,
  type FaultCode,
  type Position,
  type Severity,
} from './diagnostics.ts';
export { Controller, type ControllerOptions } from './machine/controller.ts';
export type { ControllerSnapshot } from './machine/snapshot.ts';
export type { Point, PointValue } from './machine/watch.ts';
export { formatValue, traceProgram, type TraceFailure, type TraceOptions } from './trace/trace.ts';
export { typeName } from './types/types.ts';
