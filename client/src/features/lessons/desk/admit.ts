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
