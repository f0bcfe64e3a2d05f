import { urlOf } from '../../../api/client.ts';
import { after } from '../../../live/after.ts';
import { createPictureOutbox, type Handed, type PictureOutbox, type WaitingPictures } from './picture-outbox.ts';
import { openPictureStore } from './picture-store.ts';

async function hand({ lessonId, sourceId, startMs, endMs, bytes }: WaitingPictures): Promise<Handed> {
  const address = urlOf('POST /api/lessons/:lessonId/recording/pictures', { lessonId }, { sourceId, startMs, endMs });
  try {
    const headers = { 'content-type': 'video/webm' };
    const answer = await fetch(address, { method: 'POST', headers, body: bytes, credentials: 'same-origin' });
    if (answer.ok) return 'taken';
    // Signed out for a moment, too many at once, or a server that comes back.
    const isPassing = answer.status === 401 || answer.status === 429 || answer.status >= 500;
    return isPassing ? 'later' : 'refused';
  } catch {
    return 'later';
  }
}

const outboxes = new Map<string, Promise<PictureOutbox>>();

/** The outbox of a person on this page; it goes on when the lesson's page is left. */
export function pictureOutboxOf(personId: string): Promise<PictureOutbox> {
  const known = outboxes.get(personId);
  if (known !== undefined) return known;
  const opened = openPictureStore().then((store) =>
    createPictureOutbox({ personId, store, hand, now: () => Date.now(), after }),
  );
  outboxes.set(personId, opened);
  return opened;
}
