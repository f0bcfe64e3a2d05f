import { gzipSync } from 'node:zlib';
import { type APIRequestContext } from 'playwright-core';
import type { Json } from '@tongyan/sim-engine/kernel';
import { type Actor, formatLog, Recorder, type TrainingLog } from '@tongyan/sim-engine/log';
import { demonstrate, freshDemonstration, ProcedureMonitor } from '@tongyan/sim-engine/procedures';
import { loadScene } from '@tongyan/scenes/catalogue/scenes';

/** What the server answers to whoever opens an attempt, as far as a run needs it. */
type Start = {
  readonly attemptId: string;
  readonly sceneId: string;
  readonly exerciseId: string;
  readonly actor: Actor;
  readonly header: { readonly seed: number } | null;
  readonly issued: readonly {
    readonly actor: Actor;
    readonly command: { target: string; name: string; args: unknown };
  }[];
};

export type Performance = {
  /** Steps whose commands are given; left out, all of them. */
  readonly steps?: (id: string) => boolean;
  /** Given by the trainee before everything else: something foolish, say. */
  readonly first?: readonly { readonly target: string; readonly name: string; readonly args: Json }[];
};

/** Does an exercise as the twin shows it, in the name of the trainee, and gives the log of it. */
async function performRun(start: Start, { steps = () => true, first = [] }: Performance = {}): Promise<TrainingLog> {
  const scene = await loadScene(start.sceneId);
  const exercise = scene?.exercises.find(({ id }) => id === start.exerciseId);
  if (exercise === undefined || start.header === null) throw new Error('this attempt does not run on a device');
  const { system, procedure, reserved, checkpointEvery } = exercise.training;
  const monitor = new ProcedureMonitor(procedure);
  const begun = Recorder.start(
    system,
    { seed: start.header.seed },
    { observers: [monitor], reserved, checkpointEvery },
  );
  if (!begun.ok) throw new Error(begun.failure.code);
  const recorder = begun.value;
  for (const { actor, command } of start.issued) recorder.command(actor, { ...command, args: command.args as Json });
  const give = (command: { target: string; name: string; args: Json }): void => {
    const done = recorder.command(start.actor, command);
    if (!done.ok) throw new Error(`${command.name} ${JSON.stringify(command.args)} was refused: ${done.failure.code}`);
  };
  for (const command of first) give(command);
  let state = freshDemonstration;
  const every = Math.max(1, Math.round(0.1 / system.tickS));
  for (let idle = 0; idle < 3_000; idle += 1) {
    if (monitor.state().completeTick >= 0) break;
    const next = demonstrate(procedure, monitor.state(), state, { tick: recorder.tick, tickS: system.tickS });
    state = next.state;
    if (state.step !== null && !steps(state.step)) break;
    if (next.commands.length > 0) idle = 0;
    for (const command of next.commands) give(command);
    recorder.runTo(recorder.tick + every);
  }
  return recorder.log();
}

/** Opens an attempt as whoever is signed in there, does it, and hands it in; answers its id. */
export async function trainAs(
  request: APIRequestContext,
  of: Readonly<Record<string, unknown>>,
  performance?: Performance,
): Promise<string> {
  const opened = await request.post('/api/training/attempts', { data: { key: crypto.randomUUID(), of } });
  if (!opened.ok()) throw new Error(`not opened: ${opened.status()} ${await opened.text()}`);
  const start = (await opened.json()) as Start;
  const log = await performRun(start, performance);
  const sent = await request.post(`/api/training/attempts/${start.attemptId}/whole-log`, {
    data: gzipSync(formatLog(log)),
    headers: { 'content-type': 'application/gzip' },
  });
  if (!sent.ok()) throw new Error(`not taken: ${sent.status()} ${await sent.text()}`);
  return start.attemptId;
}
