import type { Command } from '../kernel/command.ts';
import type { MonitorState } from './monitor-state.ts';
import type { Procedure } from './procedure.ts';
import { isOpen } from './step-judge.ts';

/** How far a demonstration has come. Plain JSON. */
export interface DemonstrationState {
  /** The step that it performs; null between steps. */
  readonly step: string | null;
  /** How many of the step's commands were given. */
  readonly given: number;
  /** Tick of the last command, or at which the step came up. */
  readonly sinceTick: number;
  /** Steps whose commands were all given. */
  readonly performed: readonly string[];
}

export const freshDemonstration: DemonstrationState = { step: null, given: 0, sinceTick: 0, performed: [] };

/**
 * What a demonstration does at one tick: the scripted commands of one open step after the other, each after its wait. It takes the next
 * step when the one before is done; between its last command and that it waits for the machine. To be asked once a tick; who asks gives
 * the commands as the system.
 */
export function demonstrate(
  procedure: Procedure,
  monitor: Readonly<MonitorState>,
  state: DemonstrationState,
  { tick, tickS }: { readonly tick: number; readonly tickS: number },
): { readonly state: DemonstrationState; readonly commands: readonly Command[] } {
  const current = chooseStep(procedure, monitor, state, tick);
  const step = procedure.steps.find(({ id }) => id === current.step);
  if (step === undefined) return { state: current, commands: [] };
  let { given, sinceTick } = current;
  const commands: Command[] = [];
  for (let next = step.demonstration[given]; next !== undefined; next = step.demonstration[given]) {
    if (tick - sinceTick < Math.ceil(next.waitS / tickS - 1e-9)) break;
    commands.push(next.command);
    given += 1;
    sinceTick = tick;
  }
  const performed = given === step.demonstration.length && !current.performed.includes(step.id);
  return {
    state: { ...current, given, sinceTick, performed: performed ? [...current.performed, step.id] : current.performed },
    commands,
  };
}

function chooseStep(
  { steps }: Procedure,
  monitor: Readonly<MonitorState>,
  state: DemonstrationState,
  tick: number,
): DemonstrationState {
  const openIds = steps.flatMap(({ id }, index) => {
    const progress = monitor.steps[index];
    return progress !== undefined && isOpen(progress) ? [id] : [];
  });
  if (state.step !== null && openIds.includes(state.step)) return state;
  const next = steps.find(
    ({ id, demonstration }) => openIds.includes(id) && demonstration.length > 0 && !state.performed.includes(id),
  );
  return next === undefined ? { ...state, step: null } : { ...state, step: next.id, given: 0, sinceTick: tick };
}
