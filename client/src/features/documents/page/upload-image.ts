import { urlOf } from '../../../api/client.ts';
import type { UploadProgress, UploadResult } from '../editor/index.ts';
import { sendForm } from '../../../api/send-form.ts';

/** Sends an image to the document's blobs. `problemText` says in one sentence what a failure means. */
export async function uploadImage(
  documentId: string,
  file: File,
  progress: UploadProgress,
  problemText: (error: unknown) => string,
): Promise<UploadResult> {
  const form = new FormData();
  form.append('file', file);
  try {
    const answer = await sendForm(urlOf('POST /api/documents/:documentId/blobs', { documentId }), form, progress);
    if (typeof answer !== 'object' || answer === null || !('src' in answer)) throw new Error('no src in the answer');
    return { ok: true, src: String(answer.src) };
  } catch (error) {
    return { ok: false, message: problemText(error) };
  }
}
