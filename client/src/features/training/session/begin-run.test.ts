import { afterEach, expect, it, vi } from 'vitest';
import { ApiProblem } from '../../../api/problem.ts';
import { beginRun } from './begin-run.ts';
import { serverApi } from './sending/send-api.ts';
import { ACTOR, kettleFace } from './testing-runs.ts';

afterEach(() => vi.restoreAllMocks());

it('begins without a server that does not answer under a key that it has not heard', async () => {
  const [exercise] = kettleFace.exercises;
  if (exercise === undefined) throw new Error('the kettle has no exercise');
  const open = vi.spyOn(serverApi, 'open').mockRejectedValue(new ApiProblem({ code: 'server.internal', status: 502 }));
  const begun = await beginRun({
    scene: kettleFace,
    exercise,
    mode: 'practice',
    personId: ACTOR.id,
    assignmentId: null,
  });
  // The request may have come through, and only its answer not: then the server has an attempt with another seed under its key.
  const heard = open.mock.calls.map(([{ key }]) => key);
  expect(heard).toHaveLength(1);
  expect(begun.kind === 'device' ? begun.start.row.begunOffline : null).toBe(true);
  expect(heard).not.toContain(begun.kind === 'device' ? begun.start.row.key : null);
});
