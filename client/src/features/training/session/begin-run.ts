import type { SceneFace, ExerciseFace, TrainingMode } from '@tongyan/scenes/session';
import { api } from '../../../api/client.ts';
import { ApiProblem, NetworkFailure } from '../../../api/problem.ts';
import type { FreshStart } from './messages.ts';
import { serverApi, type TrainingStart } from './sending/send-api.ts';
import { notSent } from './store/run-rows.ts';

export interface BeginRequest {
  readonly scene: SceneFace;
  readonly exercise: ExerciseFace;
  readonly mode: Exclude<TrainingMode, 'demonstration'>;
  readonly personId: string;
  /** Null where somebody trains freely. */
  readonly assignmentId: string | null;
}

export type Begun =
  | { readonly kind: 'device'; readonly start: FreshStart }
  /** The server computes it. */
  | { readonly kind: 'server'; readonly attemptId: string; readonly deadlineMs: number | null }
  /** It needs the server, which does not answer. */
  | { readonly kind: 'needsServer' };

/** A server that is silent for so long is as good as none where the run can begin without it. */
const PATIENCE_MS = 6_000;

/** Opens an attempt and says from where its run begins; free training also begins where no server answers. */
export async function beginRun(request: BeginRequest): Promise<Begun> {
  const key = crypto.randomUUID();
  try {
    const opened = await withPatience(openAttempt(request, key));
    return await fromServer(opened, request, key);
  } catch (error) {
    if (!isUnanswered(error)) throw error;
    return withoutServer(request);
  }
}

/** What this device needs to go on with an attempt that it does not know, or knows less of than the server. */
export async function fetchRun(attemptId: string, request: Omit<BeginRequest, 'mode'>): Promise<Begun> {
  const start = await serverApi.start(attemptId);
  return fromServer(start, request, crypto.randomUUID());
}

function openAttempt({ scene, exercise, mode, assignmentId }: BeginRequest, key: string): Promise<TrainingStart> {
  if (assignmentId !== null) return serverApi.open({ key, of: { kind: 'assignment', assignmentId } });
  if (mode === 'exam') throw new Error('an exam is set by somebody');
  const { least } = exercise.faultCount;
  return serverApi.open({
    key,
    of: {
      kind: 'free',
      sceneId: scene.id,
      exerciseId: exercise.id,
      mode,
      faults: least === 0 ? { kind: 'none' } : { kind: 'drawn', count: least },
    },
  });
}

/** What a run is known by on this device, whoever begins it. */
const rowOf = ({ scene, exercise, personId }: Omit<BeginRequest, 'mode'>, runId: string, key: string) => ({
  runId,
  personId,
  sceneId: scene.id,
  sceneVersion: scene.version,
  exerciseId: exercise.id,
  key,
  begunAtMs: Date.now(),
});

async function fromServer(start: TrainingStart, request: Omit<BeginRequest, 'mode'>, key: string): Promise<Begun> {
  const { attemptId, header } = start;
  const deadlineMs = start.deadlineMs === null ? null : Date.now() + (start.deadlineMs - start.nowMs);
  if (start.place === 'server' || header === null) return { kind: 'server', attemptId, deadlineMs };
  const known = start.nextSeq > start.issued.length || start.tick > 0 ? await fetchLog(attemptId) : null;
  const runId = crypto.randomUUID();
  return {
    kind: 'device',
    start: {
      kind: 'fresh',
      row: {
        ...rowOf(request, runId, key),
        mode: start.mode,
        assignmentId: request.assignmentId,
        actor: start.actor,
        begunOffline: false,
        mostRate: start.mostRate,
        deadlineMs,
      },
      begins: {
        header,
        entries: (known?.entries ?? start.issued) as LoggedEntries,
        checkpoints: known?.checkpoints ?? [],
        tick: start.tick,
      },
      sent: { ...notSent(runId), attemptId, nextSeq: start.nextSeq, tick: start.tick },
    },
  };
}

type Begins = Extract<FreshStart['begins'], { readonly entries: unknown }>;
type LoggedEntries = Begins['entries'];

/** What the server has of a log; not believed, but run again like any other. */
async function fetchLog(attemptId: string): Promise<Pick<Begins, 'entries' | 'checkpoints'>> {
  const answer: unknown = await api('GET /api/training/attempts/:attemptId/log', { params: { attemptId } });
  return answer as Pick<Begins, 'entries' | 'checkpoints'>;
}

/** Under a key of its own: what was asked before may have been heard, and the server's attempt begins otherwise than this one. */
function withoutServer(request: BeginRequest): Begun {
  const { exercise, mode, assignmentId } = request;
  if (assignmentId !== null || mode === 'exam' || exercise.faultCount.least > 0) return { kind: 'needsServer' };
  const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
  const runId = crypto.randomUUID();
  return {
    kind: 'device',
    start: {
      kind: 'fresh',
      row: {
        ...rowOf(request, runId, crypto.randomUUID()),
        mode,
        assignmentId: null,
        actor: { id: request.personId, role: 'trainee' },
        begunOffline: true,
        mostRate: 1,
        deadlineMs: null,
      },
      begins: { seed },
      sent: notSent(runId),
    },
  };
}

const isUnanswered = (error: unknown): boolean =>
  error instanceof NetworkFailure || (error instanceof ApiProblem && error.status >= 500);

function withPatience<Value>(answer: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NetworkFailure('the server took too long')), PATIENCE_MS);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
