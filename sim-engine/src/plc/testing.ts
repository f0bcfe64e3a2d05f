import {
  compile,
  type CompiledProgram,
  type Diagnostic,
  Controller,
  type ControllerOptions,
  type PointValue,
} from './index.ts';

/** Compiles a text that must be right. */
export function compiled(text: string): CompiledProgram {
  const result = compile(text);
  if (!result.ok)
    throw new Error(result.failure.map(({ line, column, message }) => `${line}:${column} ${message}`).join('\n'));
  return result.value;
}

export function controllerFor(text: string, options: ControllerOptions = {}): Controller {
  return new Controller(compiled(text), options);
}

/** `2:5 ST401` for each error (no warnings) of a text, in its order. */
export function errorsOf(text: string): readonly string[] {
  const result = compile(text);
  return result.ok ? [] : codes(result.failure, 'error');
}

/** `2:5 ST802` for each warning of a text that compiles. */
export function warningsOf(text: string): readonly string[] {
  return codes(compiled(text).warnings, 'warning');
}

function codes(diagnostics: readonly Diagnostic[], wanted: Diagnostic['severity']): readonly string[] {
  return diagnostics
    .filter(({ severity }) => severity === wanted)
    .map(({ line, column, code }) => `${line}:${column} ${code}`);
}

export function read(controller: Controller, path: string): PointValue {
  const point = controller.find(path);
  if (point === undefined) throw new Error(`no such point: ${path}`);
  return controller.read(point);
}

export function write(controller: Controller, path: string, value: PointValue): void {
  const point = controller.find(path);
  if (point === undefined || !controller.write(point, value)) throw new Error(`cannot write ${path}`);
}

/** Runs one scan that must go through. */
export function scan(controller: Controller): void {
  if (!controller.scan()) throw new Error(controller.fault?.message ?? 'no fault');
}

/**
 * What an expression gives in the first scan.
 *
 * @param type of the variable that takes it
 * @param variables declarations that the expression uses
 */
export function evaluated(type: string, expression: string, variables = '', before = ''): PointValue {
  const text = `${before}\nPROGRAM p VAR result : ${type}; ${variables} END_VAR\nresult := ${expression};\nEND_PROGRAM`;
  const controller = controllerFor(text);
  scan(controller);
  return read(controller, 'p.result');
}

/** The values of variables after one scan of a body. */
export function after(variables: string, body: string, names: readonly string[], before = ''): readonly PointValue[] {
  const controller = controllerFor(`${before}\nPROGRAM p VAR ${variables} END_VAR\n${body}\nEND_PROGRAM`);
  scan(controller);
  return names.map((name) => read(controller, `p.${name}`));
}

/** The fault of one scan of a body, as `RT1 3:7`. */
export function faultOf(variables: string, body: string, options: ControllerOptions = {}): string | undefined {
  const controller = controllerFor(`PROGRAM p VAR ${variables} END_VAR\n${body}\nEND_PROGRAM`, options);
  controller.scan();
  const { fault } = controller;
  return fault && `${fault.code} ${fault.line}:${fault.column}`;
}
