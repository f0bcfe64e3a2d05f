import type { Actor, Scene } from '@tongyan/scenes/session';
import { hashHeader, type Opened, type RunPlan, SessionRun, SYSTEM_ACTOR } from '@tongyan/scenes/session/run';
import type { FreshStart, OpenProblem, StartRequest } from '../messages.ts';
import type { RunRow } from '../store/run-rows.ts';
import { inMemory } from '../store/memory-store.ts';
import type { RunStore } from '../store/run-store.ts';

export interface OpenTools {
  readonly store: RunStore;
  readonly loadScene: (id: string) => Promise<Scene | undefined>;
  readonly dateMs: () => number;
}

/** A run that goes on, in whose name, and where it is kept. */
export interface OpenedHere {
  readonly run: SessionRun;
  readonly actor: Actor;
  /** The device's, or one in memory where the device takes nothing more. */
  readonly store: RunStore;
  /** Null in a demonstration, of which nothing is kept. */
  readonly row: RunRow | null;
}

export type Opening = OpenedHere | { readonly problem: OpenProblem };

/** Begins a run or goes on with one, and puts it into the hands of a window. */
export async function openHere(start: StartRequest, owner: string, tools: OpenTools): Promise<Opening> {
  switch (start.kind) {
    case 'shown': {
      const plan = await planOf(start.sceneId, start.exerciseId, 'demonstration', tools);
      if (plan === null) return { problem: { code: 'noSuchExercise' } };
      return asOpened(SessionRun.start({ ...plan, seed: start.seed }), SYSTEM_ACTOR, tools.store, null);
    }
    case 'fresh':
      return begin(start, owner, tools);
    case 'kept':
      return goOn(start.runId, owner, tools);
  }
}

async function begin({ row: given, begins, sent }: FreshStart, owner: string, tools: OpenTools): Promise<Opening> {
  // Asked for twice: it has been begun already.
  if ((await tools.store.known(given.runId)) !== undefined) return goOn(given.runId, owner, tools);
  const plan = await planOf(given.sceneId, given.exerciseId, given.mode, tools);
  if (plan === null) return { problem: { code: 'noSuchExercise' } };
  const opened = 'seed' in begins ? SessionRun.start({ ...plan, seed: begins.seed }) : SessionRun.resume(plan, begins);
  if (!opened.ok) return { problem: opened.problem };
  const { header, entries, checkpoints, tick } = opened.run.kept;
  const row = { ...given, header, headerHash: hashHeader(header) };
  const first = { entries, checkpoints, tick, atMs: tools.dateMs() };
  let { store } = tools;
  try {
    await store.create(row, first, sent, owner);
  } catch {
    // The device takes nothing more: the run goes on without it, and the page says so.
    store = await inMemory(row, first, sent, owner);
  }
  return asOpened(opened, row.actor, store, row);
}

async function goOn(runId: string, owner: string, tools: OpenTools): Promise<Opening> {
  let { store } = tools;
  const isClaimed = await store.claim(runId, owner).then(
    () => true,
    () => false,
  );
  const [known, kept] = await Promise.all([store.known(runId), store.read(runId)]);
  if (known === undefined || kept === undefined) return { problem: { code: 'notOnDevice' } };
  const { row, sent } = known;
  if (!isClaimed) store = await inMemory(row, { ...kept, atMs: tools.dateMs() }, sent, owner);
  const plan = await planOf(row.sceneId, row.exerciseId, row.mode, tools);
  if (plan === null) return { problem: { code: 'noSuchExercise' } };
  return asOpened(SessionRun.resume(plan, kept), row.actor, store, row);
}

async function planOf(
  sceneId: string,
  exerciseId: string,
  mode: RunPlan['mode'],
  { loadScene }: OpenTools,
): Promise<RunPlan | null> {
  const scene = await loadScene(sceneId);
  const exercise = scene?.exercises.find(({ id }) => id === exerciseId);
  return scene === undefined || exercise === undefined ? null : { scene, exercise, mode };
}

const asOpened = (opened: Opened, actor: Actor, store: RunStore, row: RunRow | null): Opening =>
  opened.ok ? { run: opened.run, actor, store, row } : { problem: opened.problem };
