import type { FaultSpec } from '../faults/fault.ts';
import { readStoredFaults } from '../faults/live-fault.ts';
import type { Json } from '../kernel/json.ts';
import type { Simulation } from '../kernel/simulation.ts';
import type { PlacedBlock, System } from '../kernel/system.ts';

/** A number that is none (an output of a model driven outside its range) stands as null: a view is JSON. */
export type ViewValues = Readonly<Record<string, number | null>>;

/** What instruments, lamps and displays show. Nothing in it tells of a fault but what the fault does. */
export interface TraineeView {
  readonly tick: number;
  readonly timeS: number;
  /** Outputs, by `block.output`. */
  readonly signals: ViewValues;
  /** The fields of modes that their blocks show, by block. */
  readonly modes: Readonly<Record<string, Json>>;
}

export interface FaultStatus {
  readonly spec: FaultSpec;
  readonly phase: 'armed' | 'active' | 'over';
  /** Tick at which it struck; −1 before. */
  readonly sinceTick: number;
}

/** Everything, as the run computes with it: faults are already in the values. */
export interface InstructorView extends TraineeView {
  readonly inputs: ViewValues;
  readonly states: ViewValues;
  readonly parameters: ViewValues;
  readonly faults: readonly FaultStatus[];
}

type Readable = Pick<Simulation, 'tick' | 'timeS' | 'read' | 'readState' | 'mode' | 'faults'>;

const namesOf = (system: System, pick: (placed: PlacedBlock) => readonly string[]): readonly string[] =>
  system.blocks.flatMap((placed) => pick(placed).map((name) => `${placed.name}.${name}`));

const isVisible = ({ block }: PlacedBlock, output: string): boolean => block.outputs?.[output]?.visible !== false;

function readAll(names: readonly string[], read: (name: string) => number | undefined): ViewValues {
  return Object.fromEntries(
    names.map((name) => {
      const value = read(name);
      return [name, value !== undefined && Number.isFinite(value) ? value : null];
    }),
  );
}

function shownPart(mode: Json | undefined, fields: readonly string[]): Json {
  if (typeof mode !== 'object' || mode === null) return null;
  const record = mode as { readonly [key: string]: Json };
  return Object.fromEntries(
    fields.filter((field) => Object.hasOwn(record, field)).map((name) => [name, record[name] ?? null]),
  );
}

/** Makes what gives trainees their view of runs of a system. */
export function traineeViewOf(system: System): (run: Readable) => TraineeView {
  const outputs = namesOf(system, (placed) => placed.outputs.names.filter((name) => isVisible(placed, name)));
  const shown = system.blocks.filter(({ block }) => (block.visibleMode ?? []).length > 0);
  return (run) => ({
    tick: run.tick,
    timeS: run.timeS,
    signals: readAll(outputs, (name) => run.read(name)),
    modes: Object.fromEntries(
      shown.map(({ name, block }) => [name, shownPart(run.mode(name), block.visibleMode ?? [])]),
    ),
  });
}

/** Makes what gives instructors their view of runs of a system. */
export function instructorViewOf(system: System): (run: Readable) => InstructorView {
  const outputs = namesOf(system, (placed) => placed.outputs.names);
  const inputs = namesOf(system, (placed) => placed.inputs.names);
  const states = namesOf(system, (placed) => [...placed.continuous.names, ...placed.discrete.names]);
  const parameters = namesOf(system, (placed) => placed.parameters.names);
  return (run) => {
    const { faults = [] } = readStoredFaults(run.faults(), system) ?? {};
    return {
      tick: run.tick,
      timeS: run.timeS,
      signals: readAll(outputs, (name) => run.read(name)),
      modes: Object.fromEntries(system.blocks.map(({ name }) => [name, run.mode(name) ?? null])),
      inputs: readAll(inputs, (name) => run.read(name)),
      states: readAll(states, (name) => run.readState(name)),
      parameters: readAll(parameters, (name) => run.read(name)),
      faults: faults.map(({ spec, phase, sinceTick }) => ({ spec, phase, sinceTick })),
    };
  };
}

/** Whether a trainee may follow a signal, as a trend or by name. */
export function isShownToTrainees(system: System, signal: string): boolean {
  const dot = signal.indexOf('.');
  const output = signal.slice(dot + 1);
  const placed = system.blocks.find(({ name }) => name === signal.slice(0, dot));
  return placed !== undefined && placed.outputs.names.includes(output) && isVisible(placed, output);
}
