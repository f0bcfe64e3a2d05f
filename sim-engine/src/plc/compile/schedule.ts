import type { SourceFile, TaskDeclaration } from '../syntax/ast.ts';
import { TIME } from '../types/types.ts';
import type { Unit, Variable } from '../types/unit.ts';
import { evaluate, evaluateWhole, toType } from './constants.ts';
import type { Declared } from './declare.ts';
import { scopeOf } from './declare-unit.ts';

/** One running copy of a PROGRAM. */
export interface Instance {
  readonly name: string;
  readonly unit: Unit;
  readonly cell: number;
  /** Of its task; 0: at every scan. Nanoseconds. */
  readonly intervalNs: bigint;
  /** The cell whose rising edge starts the task, or -1. */
  readonly single: number;
}

interface Task {
  readonly intervalNs: bigint;
  readonly single: number;
  readonly priority: number;
}

const EVERY_SCAN: Task = { intervalNs: 0n, single: -1, priority: 1_000_000 };

/**
 * The program instances in the order in which they run: by their task's priority (0 first), then as written. Without a
 * CONFIGURATION every PROGRAM runs once a scan, in the order of the text.
 */
export function schedule(file: SourceFile, declared: Declared): readonly Instance[] {
  const { units, diagnostics, allocator } = declared;
  const tasks = new Map<string, Task>();
  for (const task of file.tasks) tasks.set(task.name.toUpperCase(), taskOf(task, declared));
  const wanted = file.configured
    ? file.instances
    : file.units
        .filter(({ kind }) => kind === 'PROGRAM')
        .map((unit) => ({ ...unit, task: undefined, program: unit.name }));
  const instances: (Instance & { readonly priority: number })[] = [];
  for (const instance of wanted) {
    const unit = units.get(instance.program.toUpperCase());
    const task = instance.task === undefined ? EVERY_SCAN : tasks.get(instance.task.toUpperCase());
    if (unit?.kind !== 'PROGRAM') diagnostics.error(instance, 'ST313', instance.program);
    else if (task === undefined) diagnostics.error(instance, 'ST314', instance.task ?? '');
    else if (instances.some(({ name }) => name.toUpperCase() === instance.name.toUpperCase())) {
      diagnostics.error(instance, 'ST301', instance.name);
    } else instances.push({ name: instance.name, unit, cell: allocator.take(unit.cells, instance), ...task });
  }
  const nowhere = { line: 1, column: 1 };
  if (instances.length === 0 && !diagnostics.hasErrors) diagnostics.error(nowhere, 'ST316');
  return instances.toSorted((a, b) => a.priority - b.priority);
}

function taskOf({ interval, single, priority }: TaskDeclaration, { layouts, globals }: Declared): Task {
  const scope = scopeOf(layouts, globals);
  const constant = interval === undefined ? undefined : evaluate(interval, scope);
  const time = constant === undefined || interval === undefined ? undefined : toType(constant, TIME, interval, layouts);
  const rank = priority === undefined ? undefined : evaluateWhole(priority, scope);
  const trigger: Variable | undefined = single?.kind === 'access' ? globals.get(single.name.toUpperCase()) : undefined;
  if (single !== undefined && trigger?.storage.kind !== 'absolute') {
    layouts.diagnostics.error(single, 'ST401', single.kind === 'access' ? single.name : 'SINGLE');
  }
  if (trigger !== undefined) trigger.used = true;
  return {
    intervalNs: typeof time?.value === 'bigint' && time.value > 0n ? time.value : 0n,
    single: trigger?.storage.kind === 'absolute' ? trigger.storage.cell : -1,
    priority: Number(rank ?? 0n),
  };
}
