import type { SceneFace, ExerciseFace, TrainingMode } from '@tongyan/scenes/session';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Begun, beginRun, fetchRun } from '../session/begin-run.ts';
import { runsOf } from '../session/device-runs.ts';
import { holdRun } from '../session/hold-run.ts';
import type { OpenProblem, StartRequest } from '../session/messages.ts';
import type { RunHandle } from '../session/run-handle.ts';
import { openWorkerRun } from '../session/worker-run.ts';

export interface RunPlace {
  readonly scene: SceneFace;
  readonly exercise: ExerciseFace;
  readonly personId: string;
  readonly assignmentId: string | null;
}

/** What is to be opened. */
type Target =
  | { readonly kind: 'device'; readonly start: StartRequest; readonly mode: TrainingMode; readonly takeOver: boolean }
  | { readonly kind: 'server'; readonly attemptId: string };

export type RunOpening =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly handle: RunHandle }
  | { readonly kind: 'heldElsewhere'; readonly takeOver: () => void }
  | { readonly kind: 'needsServer' }
  | { readonly kind: 'notOpened'; readonly problem: OpenProblem }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface RunOpener {
  readonly opening: RunOpening;
  readonly begin: (mode: TrainingMode) => void;
  readonly openKept: (runId: string, mode: TrainingMode) => void;
  readonly openAttempt: (attemptId: string) => void;
  readonly leave: () => void;
  /** Takes the run that another window has taken over. */
  readonly takeBack: () => void;
}

/** This window, in what the device keeps: a reload is another one. */
const WINDOW = crypto.randomUUID();

/** Opens runs one at a time and closes what was open before. @param onBegun where the run will be found again */
export function useRun(place: RunPlace, onBegun: (query: Readonly<Record<string, string>>) => void): RunOpener {
  const [target, setTarget] = useState<Target | null>(null);
  const [opening, setOpening] = useState<RunOpening>({ kind: 'choosing' });
  const { scene, exercise, personId, assignmentId } = place;

  // A run is opened once for each wish to open one; scene and exercise cannot change under it.
  const opened = useRef(place);
  opened.current = place;
  useEffect(() => {
    if (target === null) return;
    const gone = new AbortController();
    const told = (state: RunOpening): void => {
      if (!gone.signal.aborted) setOpening(state);
    };
    void openTarget(target, opened.current, gone.signal, {
      told,
      takeOver: () => {
        setOpening({ kind: 'opening' });
        if (target.kind === 'device') setTarget({ ...target, takeOver: true });
      },
    }).catch((error: unknown) => told({ kind: 'failed', error }));
    return () => gone.abort();
  }, [target]);

  const take = useCallback(
    (wish: Promise<Begun>) => {
      setOpening({ kind: 'opening' });
      wish.then(
        (begun) => {
          if (begun.kind === 'needsServer') return setOpening({ kind: 'needsServer' });
          if (begun.kind === 'server') {
            onBegun({ attempt: begun.attemptId });
            return setTarget({ kind: 'server', attemptId: begun.attemptId });
          }
          onBegun({ run: begun.start.row.runId });
          const { mode } = begun.start.row;
          return setTarget({ kind: 'device', start: begun.start, mode, takeOver: false });
        },
        (error: unknown) => setOpening({ kind: 'failed', error }),
      );
    },
    [onBegun],
  );

  return {
    opening,
    begin: (mode) => {
      if (mode !== 'demonstration') return take(beginRun({ scene, exercise, mode, personId, assignmentId }));
      setOpening({ kind: 'opening' });
      const start = { kind: 'shown', sceneId: scene.id, exerciseId: exercise.id, seed: 1 } as const;
      setTarget({ kind: 'device', start, mode, takeOver: false });
    },
    openKept: (runId, mode) => {
      setOpening({ kind: 'opening' });
      setTarget({ kind: 'device', start: { kind: 'kept', runId }, mode, takeOver: false });
    },
    openAttempt: (attemptId) => take(knownOrFetched(attemptId, place)),
    leave: () => {
      setTarget(null);
      setOpening({ kind: 'choosing' });
    },
    takeBack: () => {
      setOpening({ kind: 'opening' });
      if (target?.kind === 'device') setTarget({ ...target, takeOver: true });
    },
  };
}

/** An attempt that this device has a log of goes on from there: it may be further than the server's. */
async function knownOrFetched(attemptId: string, place: RunPlace): Promise<Begun> {
  const known = (await runsOf(place.personId)).find(({ sent, end }) => sent.attemptId === attemptId && end === null);
  if (known === undefined || known.sent.refused !== null) return fetchRun(attemptId, place);
  const { header, headerHash: _, ...row } = known.row;
  const begins = { header, entries: [], checkpoints: [], tick: 0 };
  return { kind: 'device', start: { kind: 'fresh', row, begins, sent: known.sent } };
}

interface Tools {
  readonly told: (state: RunOpening) => void;
  readonly takeOver: () => void;
}

async function openTarget(
  target: Target,
  { scene, exercise }: RunPlace,
  gone: AbortSignal,
  { told, takeOver }: Tools,
): Promise<void> {
  if (target.kind === 'server') {
    // Only exams with hidden faults need a line of their own.
    const { openRemoteRun } = await import('../session/remote-run.ts');
    const joined = await openRemoteRun(target.attemptId, { sceneId: scene.id, exerciseId: exercise.id });
    if (!joined.ok) return told({ kind: 'notOpened', problem: joined.problem });
    const { handle } = joined;
    return keepUntil(
      gone,
      () => handle.close(),
      () => told({ kind: 'open', handle }),
    );
  }
  const runId = runIdOf(target.start);
  const hold = runId === null ? { release: () => undefined } : await holdRun(runId, target.takeOver);
  if (hold === null) return told({ kind: 'heldElsewhere', takeOver });
  if (gone.aborted) return hold.release();
  const identity = { sceneId: scene.id, exerciseId: exercise.id, mode: target.mode };
  const opened = await openWorkerRun(target.start, identity, `${WINDOW}:${crypto.randomUUID()}`);
  if (!opened.ok) {
    hold.release();
    return told({ kind: 'notOpened', problem: opened.problem });
  }
  const { handle } = opened;
  const close = (): void => {
    handle.close();
    hold.release();
  };
  keepUntil(gone, close, () => told({ kind: 'open', handle }));
}

function keepUntil(gone: AbortSignal, close: () => void, keep: () => void): void {
  if (gone.aborted) return close();
  gone.addEventListener('abort', close);
  keep();
}

function runIdOf(start: StartRequest): string | null {
  if (start.kind === 'fresh') return start.row.runId;
  return start.kind === 'kept' ? start.runId : null;
}
