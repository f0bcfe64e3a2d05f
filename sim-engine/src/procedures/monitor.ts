import { cloneJson, type Json } from '../kernel/json.ts';
import { type Needs, type Observer, unite } from '../log/moment.ts';
import { type HintTaken, PROCEDURE } from '../log/session-commands.ts';
import { modesOf, type Predicate, type Readings, signalsOf } from '../predicates/predicate.ts';
import { sortSteps } from './graph.ts';
import { restHazard, watchHazard } from './hazard-watch.ts';
import { freshMonitorState, type MonitorState, note, type StepProgress } from './monitor-state.ts';
import { type Hazard, hazardsOf, predicatesOf, type Procedure, type Step } from './procedure.ts';
import { isBehind, isOpen, judgeStep } from './step-judge.ts';
import { noteCommand } from './watch.ts';

/** What predicates read. */
export const needsOf = (predicates: readonly Predicate[]): Needs =>
  unite(predicates.map((predicate) => ({ signals: signalsOf(predicate), modes: modesOf(predicate) })));

/** A watched hazard, and the step to which it belongs, if to one. */
interface Watched {
  readonly hazard: Hazard;
  readonly owner: string | undefined;
}

/** Follows one run through a procedure, moment by moment. */
export class ProcedureMonitor implements Observer {
  readonly procedure: Procedure;
  readonly signals: readonly string[];
  readonly modes: readonly string[];
  readonly #sorted: readonly Step[];
  readonly #watched: readonly Watched[];
  readonly #state: MonitorState;
  readonly #byId: ReadonlyMap<string, StepProgress>;

  /** @param state where it stood, taken over as a copy; nothing has happened where it is left out. */
  constructor(procedure: Procedure, state?: MonitorState) {
    this.procedure = procedure;
    const { sorted } = sortSteps(procedure.steps);
    if (sorted === undefined) throw new Error(`the procedure ${procedure.id} was not checked: it goes in a circle`);
    this.#sorted = sorted;
    this.#watched = [
      ...procedure.hazards.map((hazard) => ({ hazard, owner: undefined })),
      ...procedure.steps.flatMap(({ id, hazards }) => hazards.map((hazard) => ({ hazard, owner: id }))),
    ];
    this.#state = state === undefined ? freshMonitorState(procedure) : copyState(state);
    this.#byId = new Map(
      procedure.steps.flatMap(({ id }, index) => {
        const progress = this.#state.steps[index];
        return progress === undefined ? [] : [[id, progress] as const];
      }),
    );
    const predicates = [...procedure.steps.flatMap(predicatesOf), ...hazardsOf(procedure).map(({ when }) => when)];
    ({ signals: this.signals, modes: this.modes } = needsOf(predicates));
  }

  /** A copy of where it stands. */
  state(): MonitorState {
    return copyState(this.#state);
  }

  observe(moment: Readings): void {
    const openBefore = new Set(this.#openSteps());
    noteCommand(this.#state, moment);
    this.#takeSessionCommand(moment);
    for (const step of this.#sorted) this.#judge(step, moment);
    const open = new Set([...openBefore, ...this.#openSteps()]);
    for (const [index, { hazard, owner }] of this.#watched.entries()) {
      const progress = this.#state.hazards[index];
      if (progress === undefined) continue;
      if (owner === undefined || open.has(owner)) watchHazard(hazard, progress, moment, this.#state);
      else restHazard(hazard, progress, moment);
    }
    if (this.#state.completeTick < 0 && this.#isComplete()) this.#state.completeTick = moment.tick;
  }

  #openSteps(): readonly string[] {
    return this.procedure.steps.flatMap(({ id }) => {
      const progress = this.#byId.get(id);
      return progress !== undefined && isOpen(progress) ? [id] : [];
    });
  }

  #judge(step: Step, moment: Readings): void {
    const progress = this.#byId.get(step.id);
    if (progress === undefined) return;
    const before = progress.state;
    judgeStep({ step, progress, moment, byId: this.#byId, state: this.#state });
    if (progress.state !== 'done' || before === 'done' || step.choice === undefined) return;
    for (const other of this.procedure.steps) {
      const left = this.#byId.get(other.id);
      if (other.choice !== step.choice || left === undefined || !(isOpen(left) || left.state === 'pending')) continue;
      left.state = 'skipped';
      left.notChosen = true;
    }
  }

  #takeSessionCommand({ tick, commands: [command] }: Readings): void {
    if (command?.target !== PROCEDURE) return;
    const { step, level } = command.args as unknown as HintTaken;
    const progress = this.#byId.get(step);
    if (progress === undefined) return;
    if (command.name === 'hint') progress.hintLevel = Math.max(progress.hintLevel, level);
    if (command.name !== 'skip' || progress.state === 'done' || progress.state === 'skipped') return;
    progress.state = 'skipped';
    note(this.#state, { kind: 'skipped', tick, seq: command.seq, step });
  }

  #isComplete(): boolean {
    return this.procedure.steps.every(({ id, optional }) => {
      const progress = this.#byId.get(id);
      return optional || progress === undefined || progress.notChosen || isBehind(progress);
    });
  }
}

function copyState(state: MonitorState): MonitorState {
  return cloneJson(state as unknown as Json) as unknown as MonitorState;
}

/** One moment as a pure function: the state before stays as it is. */
export function advanceMonitor(procedure: Procedure, state: MonitorState, moment: Readings): MonitorState {
  const monitor = new ProcedureMonitor(procedure, state);
  monitor.observe(moment);
  return monitor.state();
}
