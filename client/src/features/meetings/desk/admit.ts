import type { Admitted } from '@tongyan/media/client';
import { api } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';

/** Asks to be let in to the media room in which I belong now. */
export async function admit(meetingId: string): Promise<Admitted> {
  try {
    const { mediaUrl, token } = await api('POST /api/meetings/:meetingId/admissions', { params: { meetingId } });
    return { ok: true, mediaUrl, token };
  } catch (error) {
    return { ok: false, code: error instanceof ApiProblem ? error.code : 'network' };
  }
}
