import { hazardsOf } from '../procedures/procedure.ts';
import type { StepProgress } from '../procedures/monitor-state.ts';
import { AT_REST, type Ending, MOST_COMMANDS, type Resting } from './gauge.ts';
import type { Measured, Meter } from './measured.ts';
import type { Measure } from './rubric.ts';

type ProcedureMeasure = Extract<Measure, { kind: 'stepsDone' | 'offences' | 'hints' | 'hazards' | 'completeS' }>;

/** Something that happened at a tick, by a command or by none. */
interface Happening {
  readonly tick: number;
  readonly seq: number;
}

function summarize(value: number | null, happenings: readonly Happening[]): Measured {
  const ticks = happenings.map(({ tick }) => tick).toSorted((a, b) => a - b);
  const seqs = [...new Set(happenings.flatMap(({ seq }) => (seq < 0 ? [] : [seq])))].toSorted((a, b) => a - b);
  return {
    value,
    fromTick: ticks[0] ?? -1,
    toTick: ticks.at(-1) ?? -1,
    samples: [],
    commands: seqs.slice(0, MOST_COMMANDS),
  };
}

function progressOf({ procedure, monitor }: Ending, steps: readonly string[]): readonly StepProgress[] {
  return procedure.steps.flatMap(({ id }, index) => {
    const progress = monitor.steps[index];
    return progress !== undefined && steps.includes(id) ? [progress] : [];
  });
}

function hazardCount({ procedure, monitor }: Ending, ids: readonly string[]): Measured {
  const watched = hazardsOf(procedure).flatMap(({ id }, index) => {
    const progress = monitor.hazards[index];
    return progress !== undefined && ids.includes(id) ? [progress] : [];
  });
  const happenings = watched.flatMap(({ occurrences }) =>
    occurrences.map(({ fromTick, seq }) => ({ tick: fromTick, seq })),
  );
  return summarize(
    watched.reduce((sum, { count }) => sum + count, 0),
    happenings,
  );
}

function offenceCount(ending: Ending, steps: readonly string[]): Measured {
  const offences = ending.monitor.events.filter(
    (event) => (event.kind === 'outOfOrder' || event.kind === 'preconditionFailed') && steps.includes(event.step),
  );
  return summarize(
    progressOf(ending, steps).reduce((sum, progress) => sum + progress.offences, 0),
    offences,
  );
}

function measure(asked: ProcedureMeasure, ending: Ending): Measured {
  switch (asked.kind) {
    case 'stepsDone': {
      const done = progressOf(ending, asked.steps).filter(({ state }) => state === 'done');
      return summarize(
        done.length,
        done.map(({ doneTick, doneSeq }) => ({ tick: doneTick, seq: doneSeq })),
      );
    }
    case 'offences':
      return offenceCount(ending, asked.steps);
    case 'hints':
      return summarize(
        progressOf(ending, asked.steps).reduce((sum, { hintLevel }) => sum + hintLevel, 0),
        [],
      );
    case 'hazards':
      return hazardCount(ending, asked.hazards);
    case 'completeS': {
      const { completeTick } = ending.monitor;
      const complete = completeTick >= 0;
      return {
        ...summarize(complete ? (completeTick - ending.startTick) * ending.tickS : null, []),
        fromTick: ending.startTick,
        toTick: complete ? completeTick : -1,
      };
    }
  }
}

/** What the monitor of the procedure has to say when the run has ended. */
export class ProcedureMeter implements Meter {
  readonly #measure: ProcedureMeasure;

  constructor(asked: ProcedureMeasure) {
    this.#measure = asked;
  }

  observe(): void {
    // The monitor watches.
  }

  resting(): Resting {
    return AT_REST;
  }

  stay(): void {
    // The monitor watches.
  }

  measured(ending: Ending): Measured {
    return measure(this.#measure, ending);
  }
}
