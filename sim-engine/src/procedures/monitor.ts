import { type Needs, type Observer, unite } from '../log/moment.ts';
import { hintIn, skippedStepIn } from '../log/session-commands.ts';
import { Answers } from '../predicates/answers.ts';
import { type PredicateMemory, type Question, questionOf, wakeTickOf } from '../predicates/evaluate.ts';
import { modesOf, type Predicate, type Readings, signalsOf } from '../predicates/predicate.ts';
import { copyPlain } from '../shape/index.ts';
import { sortSteps } from './graph.ts';
import { restHazard, watchHazard } from './hazard-watch.ts';
import {
  freshMonitorState,
  type HazardProgress,
  imprintOf,
  type MonitorState,
  note,
  type StepProgress,
} from './monitor-state.ts';
import { type Hazard, hazardsOf, predicatesOf, type Procedure } from './procedure.ts';
import { type Changes, follow, type Followed, isBehind, isOpen, judgeStep } from './step-judge.ts';
import { noteCommand } from './watch.ts';

/** What predicates read. */
const needsOf = (predicates: readonly Predicate[]): Needs =>
  unite(predicates.map((predicate) => ({ signals: signalsOf(predicate), modes: modesOf(predicate) })));

/** A predicate with what it remembers at present. */
interface Remembered {
  readonly predicate: Predicate;
  readonly memory: () => PredicateMemory;
}

const remembers = (predicate: Predicate | undefined, memory: () => PredicateMemory): readonly Remembered[] =>
  predicate === undefined ? [] : [{ predicate, memory }];

const rememberedBy = ({ step, progress }: Followed): readonly Remembered[] => [
  ...remembers(step.done, () => progress.done.memory),
  ...remembers(step.begins, () => progress.begins?.memory ?? []),
  ...remembers(step.precondition, () => progress.precondition),
];

/** A hazard with where it stands, and the step to which it belongs, if to one. */
interface Watched {
  readonly hazard: Hazard;
  readonly asks: Question;
  readonly progress: HazardProgress;
  readonly owner: StepProgress | undefined;
  /** Whether its step was under way when the moment came. */
  wasOpen: boolean;
}

/** Follows one run through a procedure, moment by moment. */
export class ProcedureMonitor implements Observer {
  readonly procedure: Procedure;
  readonly signals: readonly string[];
  readonly modes: readonly string[];
  readonly #state: MonitorState;
  readonly #byId: ReadonlyMap<string, StepProgress>;
  /** Each after all that it may wait for. */
  readonly #followed: readonly Followed[];
  readonly #watched: readonly Watched[];
  readonly #changes: Changes = { count: 0 };
  readonly #answers: Answers;
  readonly #remembered: readonly Remembered[];
  /** Until this tick nothing happens as long as no answer changes and no command is given; −1 where that is not known. */
  #restsUntil = -1;

  /** @param state where it stood, taken over as a copy; nothing has happened where it is left out. */
  constructor(procedure: Procedure, state?: MonitorState) {
    this.procedure = procedure;
    const { sorted } = sortSteps(procedure.steps);
    if (sorted === undefined) throw new Error(`the procedure ${procedure.id} was not checked: it goes in a circle`);
    this.#state = state === undefined ? freshMonitorState(procedure) : copyPlain(state);
    const progressOf = new Map(procedure.steps.map((step, index) => [step, this.#stepAt(index)]));
    this.#byId = new Map([...progressOf].map(([{ id }, progress]) => [id, progress]));
    this.#followed = sorted.flatMap((step) => {
      const progress = progressOf.get(step);
      return progress === undefined ? [] : [follow(step, progress, this.#byId, this.#state)];
    });
    const owners = [
      ...procedure.hazards.map(() => undefined),
      ...procedure.steps.flatMap((step) => step.hazards.map(() => progressOf.get(step))),
    ];
    this.#watched = hazardsOf(procedure).map((hazard, index) => ({
      hazard,
      asks: questionOf(hazard.when),
      progress: this.#hazardAt(index),
      owner: owners[index],
      wasOpen: false,
    }));
    const predicates = [...procedure.steps.flatMap(predicatesOf), ...hazardsOf(procedure).map(({ when }) => when)];
    ({ signals: this.signals, modes: this.modes } = needsOf(predicates));
    this.#answers = new Answers(predicates);
    this.#remembered = [
      ...this.#followed.flatMap(rememberedBy),
      ...this.#watched.flatMap(({ hazard, progress }) => remembers(hazard.when, () => progress.watch.memory)),
    ];
  }

  /** A copy of where it stands. */
  state(): MonitorState {
    return copyPlain(this.#state);
  }

  /** Where it stands, itself: for looking, at once, and never to be changed. */
  get standing(): Readonly<MonitorState> {
    return this.#state;
  }

  /**
   * A moment whose predecessor changed nothing changes nothing either, where all questions answer as they did: most ticks of a run are
   * passed over.
   */
  observe(moment: Readings): void {
    const { run, commands, tick } = moment;
    if (run === undefined || commands.length > 0) {
      this.#restsUntil = -1;
      this.#pass(moment);
      return;
    }
    if (this.#answers.changed(run)) {
      this.#restsUntil = -1;
      this.#pass(moment);
      return;
    }
    if (tick < this.#restsUntil) return;
    const before = imprintOf(this.#state);
    this.#pass(moment);
    const after = imprintOf(this.#state);
    const rests = before.length === after.length && before.every((value, index) => value === after[index]);
    this.#restsUntil = rests ? this.#wakeTick(moment) : -1;
  }

  /** When something that is true now may have been so for long enough. */
  #wakeTick(moment: Readings): number {
    return Math.min(...this.#remembered.map(({ predicate, memory }) => wakeTickOf(predicate, memory(), moment)));
  }

  #pass(moment: Readings): void {
    for (const watched of this.#watched) watched.wasOpen = isWatched(watched);
    noteCommand(this.#state, moment);
    this.#takeSessionCommand(moment);
    for (const followed of this.#followed) this.#judge(followed, moment);
    for (const watched of this.#watched) {
      // A step's hazards are watched in the moment at which it ends as well.
      if (watched.wasOpen || isWatched(watched)) watchHazard(watched, watched.progress, moment, this.#state);
      else restHazard(watched.hazard, watched.progress, moment);
    }
    if (this.#state.completeTick < 0 && this.#followed.every(isOver)) this.#state.completeTick = moment.tick;
  }

  #stepAt(index: number): StepProgress {
    const progress = this.#state.steps[index];
    if (progress === undefined) throw new Error(`the state is not one of the procedure ${this.procedure.id}`);
    return progress;
  }

  #hazardAt(index: number): HazardProgress {
    const progress = this.#state.hazards[index];
    if (progress === undefined) throw new Error(`the state is not one of the procedure ${this.procedure.id}`);
    return progress;
  }

  #judge(followed: Followed, moment: Readings): void {
    const { step, progress } = followed;
    const { state: before, doneTick } = progress;
    judgeStep(followed, moment, this.#changes);
    if (progress.state !== before || progress.doneTick !== doneTick) this.#changes.count += 1;
    if (progress.state !== 'done' || before === 'done' || step.choice === undefined) return;
    for (const { step: other, progress: left } of this.#followed) {
      if (other.choice !== step.choice || !(isOpen(left) || left.state === 'pending')) continue;
      left.state = 'skipped';
      left.notChosen = true;
      this.#changes.count += 1;
    }
  }

  #takeSessionCommand({ tick, commands: [command] }: Readings): void {
    const hint = hintIn(command);
    const helped = hint === undefined ? undefined : this.#byId.get(hint.step);
    if (hint !== undefined && helped !== undefined) helped.hintLevel = Math.max(helped.hintLevel, hint.level);
    const step = skippedStepIn(command);
    const progress = step === undefined ? undefined : this.#byId.get(step);
    if (step === undefined || progress === undefined) return;
    if (progress.state === 'done' || progress.state === 'skipped') return;
    progress.state = 'skipped';
    this.#changes.count += 1;
    note(this.#state, { kind: 'skipped', tick, seq: this.#state.commandSeq, step });
  }
}

const isWatched = ({ owner }: Watched): boolean => owner === undefined || isOpen(owner);

/** Whether the procedure no longer waits for a step. */
const isOver = ({ step, progress }: Followed): boolean => step.optional || progress.notChosen || isBehind(progress);

/** One moment as a pure function: the state before stays as it is. */
export function advanceMonitor(procedure: Procedure, state: MonitorState, moment: Readings): MonitorState {
  const monitor = new ProcedureMonitor(procedure, state);
  monitor.observe(moment);
  return monitor.state();
}
