import { isDeepStrictEqual } from 'node:util';
import { type Command, FAULTS, type Json } from '@tongyan/sim-engine/kernel';
import { Recorder } from '@tongyan/sim-engine/log';
import { demonstrate, freshDemonstration, ProcedureMonitor } from '@tongyan/sim-engine/procedures';
import { traineeViewOf } from '@tongyan/sim-engine/view';
import type {
  Control,
  ControlAction,
  Scene,
  SceneExercise,
  SceneFace,
  Text,
  TraineeView,
} from '@tongyan/scenes/session';

/** What somebody does with an action, in the words that stand on the page. */
export type Deed =
  | { readonly kind: 'do' | 'hold'; readonly label: string }
  | { readonly kind: 'choose'; readonly choices: readonly string[]; readonly choice: string }
  | { readonly kind: 'number'; readonly text: string }
  | {
      readonly kind: 'join';
      readonly from: string;
      readonly to: string;
      readonly fields: readonly { readonly choices: readonly string[]; readonly choice: string }[];
    };

/** A measurement as it is written down, such as `QF:2 – QF:4` and `2.31 Ω`. */
export interface NotedReading {
  readonly name: string;
  readonly text: string;
}

/** What the list shows at a moment: values by row, and what was measured last (null: whichever). */
export interface Shows {
  readonly rows: Readonly<Record<string, string>>;
  readonly reading: NotedReading | null;
}

/** One thing to be done in the list, and what it shows before the next thing is done. */
export interface PlannedStep {
  readonly control: string;
  readonly key: string;
  readonly deed: Deed;
  /** How long the demonstration let the run go on before it, seconds. */
  readonly afterS: number;
  /** For a button that is held: what is to be seen before it is let go. */
  readonly held: Shows | null;
  readonly seen: Shows;
}

interface Given {
  readonly tick: number;
  readonly command: Command;
  readonly view: TraineeView;
}

type Say = (text: Text) => string;

/** A press and a release that lie so near are one push of a button. */
const PUSH_S = 0.6;

const sayIn =
  ({ strings }: SceneFace): Say =>
  (text) => {
    const [key, values] = typeof text === 'string' ? [text, {}] : [text.key, text.values];
    const template = strings['zh-CN'][key] ?? key;
    return template.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => String(Object(values)[name] ?? whole));
  };

/** An exercise as the twin shows it, command by command, each with what was seen before it. The last one is what is seen in the end. */
function perform({ training, faults, demonstrated }: SceneExercise, faultIds: readonly string[]) {
  const { system, reserved, checkpointEvery } = training;
  const procedure = demonstrated?.(faultIds) ?? training.procedure;
  const monitor = new ProcedureMonitor(procedure);
  const begun = Recorder.start(system, { seed: 1 }, { observers: [monitor], reserved, checkpointEvery });
  if (!begun.ok) throw new Error(begun.failure.code);
  const recorder = begun.value;
  const viewOf = traineeViewOf(system);
  const give = (command: Command): void => {
    const done = recorder.command({ id: 'system', role: 'system' }, command);
    if (!done.ok) throw new Error(`${JSON.stringify(command)} was refused: ${done.failure.code}`);
  };
  for (const { id, inject } of faults)
    if (faultIds.includes(id)) give({ target: FAULTS, name: 'inject', args: inject });
  const given: Given[] = [];
  const every = Math.round(0.1 / system.tickS);
  let state = freshDemonstration;
  while (monitor.state().completeTick < 0) {
    if (recorder.tick * system.tickS > 600) throw new Error('the demonstration does not come to its end');
    const next = demonstrate(procedure, monitor.state(), state, { tick: recorder.tick, tickS: system.tickS });
    state = next.state;
    for (const command of next.commands) {
      given.push({ tick: recorder.tick, command, view: viewOf(recorder.simulation) });
      give(command);
    }
    recorder.runTo(recorder.tick + every);
  }
  return { given, last: viewOf(recorder.simulation), tickS: system.tickS };
}

const field = (args: Json, name: string): Json => (args as Readonly<Record<string, Json>>)[name] ?? null;
const same = (one: Command, other: Command): boolean => isDeepStrictEqual(one, other);

/** How an action gives a command; undefined where it cannot. */
function deedOf(action: ControlAction, view: TraineeView, wanted: Command, say: Say): Deed | undefined {
  switch (action.kind) {
    case 'do':
      return action.offered?.(view) !== false && same(action.command(view), wanted)
        ? { kind: 'do', label: say(action.label) }
        : undefined;
    case 'hold':
      return same(action.press, wanted) ? { kind: 'hold', label: say(action.label) } : undefined;
    case 'choose': {
      const choices = action.choices(view);
      const found = choices.find(({ id }) => same(action.command(id, view), wanted));
      const labels = choices.map(({ label }) => say(label));
      return found === undefined ? undefined : { kind: 'choose', choices: labels, choice: say(found.label) };
    }
    case 'number': {
      const value = field(wanted.args, 'value');
      return typeof value === 'number' && same(action.command(value, view), wanted)
        ? { kind: 'number', text: String(value) }
        : undefined;
    }
    case 'join':
      return joinOf(action, view, wanted, say);
    case 'text':
      return undefined;
  }
}

function joinOf(
  action: Extract<ControlAction, { kind: 'join' }>,
  view: TraineeView,
  wanted: Command,
  say: Say,
): Deed | undefined {
  const places = action.places(view);
  const [from, to] = ['from', 'to'].map((end) => places.find(({ id }) => id === field(wanted.args, end)));
  if (from === undefined || to === undefined) return undefined;
  const chosen = action.fields.map(({ id, choices = [] }) => {
    const value = field(field(wanted.args, 'attributes'), id);
    return { id, choices, found: choices.find((choice) => choice.id === value || Number(choice.id) === value) };
  });
  const fields = Object.fromEntries(chosen.map(({ id, found }) => [id, found?.id ?? '']));
  if (!same(action.command({ from: from.id, to: to.id, fields }, view), wanted)) return undefined;
  return {
    kind: 'join',
    from: say(from.label),
    to: say(to.label),
    fields: chosen.map(({ choices, found }) => ({
      choices: choices.map(({ label }) => say(label)),
      choice: found === undefined ? '' : say(found.label),
    })),
  };
}

/** What does not depend on how fast somebody is: no numbers that move, no times. */
const COMPARED = /^(?:[A-Z]+\d?|lock|tag|announce|newWire|redLead|blackLead|testerLead|testerEarth)$/u;
const MOVING = /\d (?:V～|V⎓|A|Ω|s|r\/min)|滑行|静止/u;

function showsOf(scene: SceneFace, view: TraineeView, say: Say): Shows {
  const all = scene.controls.flatMap(({ controls }) => controls(view));
  const texts = all
    .filter(({ id }) => COMPARED.test(id))
    .map((control) => [control.id, say(control.shown(view).text)] as const)
    .filter(([, text]) => !MOVING.test(text));
  const reading = all.find(({ id }) => id.startsWith('reading:'));
  return {
    rows: Object.fromEntries(texts),
    reading: reading === undefined ? null : { name: say(reading.name), text: say(reading.shown(view).text) },
  };
}

const allControls = ({ controls }: SceneFace, view: TraineeView): readonly Control[] =>
  controls.flatMap((group) => group.controls(view));

/** A scene as it runs and as it is worked. */
export interface WorkedScene {
  readonly scene: Scene;
  readonly face: SceneFace;
}

/** A whole exercise as it is done through the list of controls, from the exercise's own demonstration. */
export function planByControls(
  { scene, face }: WorkedScene,
  exerciseId: string,
  faultIds: readonly string[] = [],
): PlannedStep[] {
  const exercise = scene.exercises.find(({ id }) => id === exerciseId);
  if (exercise === undefined) throw new Error(`there is no ${exerciseId}`);
  const say = sayIn(face);
  const { given, last, tickS } = perform(exercise, faultIds);
  const steps: PlannedStep[] = [];
  let lastTick = 0;
  for (let at = 0; at < given.length; at += 1) {
    const { command, view, tick } = given[at] as Given;
    const next = given[at + 1];
    const afterS = (tick - lastTick) * tickS;
    const isPush =
      command.name === 'press' &&
      next?.command.name === 'release' &&
      isDeepStrictEqual(next.command.args, command.args) &&
      (next.tick - tick) * tickS <= PUSH_S;
    const found = find(face, view, command, isPush ? 'hold' : 'do', say);
    if (isPush) at += 1;
    lastTick = (given[at] as Given).tick;
    const held = isPush ? heldOf(found.control, showsOf(face, next.view, say)) : null;
    const after = given[at + 1];
    const seen = showsOf(face, after?.view ?? last, say);
    const isPassing = after !== undefined && (after.tick - tick) * tickS < PUSH_S;
    steps.push({ ...found, afterS, held, seen: isPassing ? { ...seen, reading: null } : seen });
  }
  return steps;
}

/** While a button is down: that it is, and what the main contactor does; the others come and go by time. */
const heldOf = (button: string, { rows }: Shows): Shows => ({
  rows: Object.fromEntries([button, 'KM1'].map((id) => [id, rows[id] ?? ''])),
  reading: null,
});

function find(scene: SceneFace, view: TraineeView, command: Command, button: 'do' | 'hold', say: Say) {
  const other = button === 'do' ? 'hold' : 'do';
  for (const { id, key, actions } of allControls(scene, view))
    for (const action of actions) {
      const deed = command.name === 'press' && action.kind === other ? undefined : deedOf(action, view, command, say);
      if (deed !== undefined && key !== undefined) return { control: id, key, deed };
    }
  throw new Error(`the list does not give ${JSON.stringify(command)}`);
}
