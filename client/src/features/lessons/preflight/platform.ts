import type { Admitted } from '@tongyan/media/client';
import { api } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';

/** Asks to be let in to a lesson, to try the way to the media server. */
export async function admit(lessonId: string): Promise<Admitted> {
  try {
    const { mediaUrl, token } = await api('POST /api/lessons/:lessonId/admissions', { params: { lessonId } });
    return { ok: true, mediaUrl, token };
  } catch (error) {
    return { ok: false, code: error instanceof ApiProblem ? error.code : 'network' };
  }
}

/** Takes so many bytes from the platform, or gives it so many. */
export async function probe(direction: 'down' | 'up', bytes: number): Promise<void> {
  if (direction === 'up') {
    await api('POST /api/line-probe', { body: { filler: 'x'.repeat(bytes) } });
    return;
  }
  const response = await fetch(`/api/line-probe?bytes=${bytes}`, { cache: 'no-store' });
  if (!response.ok) throw new Error(`the platform answered ${response.status}`);
  await response.arrayBuffer();
}
