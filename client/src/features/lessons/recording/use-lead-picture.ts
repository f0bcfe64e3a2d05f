import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useViewer } from '../../../app/session.ts';
import { sends } from '../../../live/media-link.tsx';
import { useFloor, useLive, useMedia } from '../room/links/use-links.ts';
import { canRecordCamera, recordCamera, type RecordedPictures } from './camera-recorder.ts';
import { pictureOutboxOf } from './hand-pictures.ts';
import type { WaitingPictures } from './picture-outbox.ts';
import { recordingQuery } from './recording-query.ts';

/** What waits is looked at so often. */
const LOOK_EVERY_MS = 5_000;
/** Below, the line is the lesson's alone. */
const WORST_FREE_RUNG = 2;

/**
 * P4, P6: records the lead teacher's own camera while the lesson is recorded with pictures and they have said yes, and hands it in where
 * the line has room.
 *
 * @returns how much still waits here, in ms of pictures
 */
export function useLeadPicture(): number {
  const { lesson, links } = useLive();
  const personId = useViewer().person.id;
  const { me, sendingLadder } = useMedia();
  const { view } = useFloor();
  const recording = useQuery(recordingQuery(lesson.id));
  const [attempt, setAttempt] = useState(0);
  const [waitingMs, setWaitingMs] = useState(0);
  const picture = recording.data?.picture;
  const isWanted = view?.recording !== null && view !== null && picture?.wanted === true && picture.agreed === true;
  const sourceId = me !== null && sends(me, 'camera') ? me.identity : null;
  const { rung, manual, weakSinceMs } = sendingLadder;
  // Whoever chose a rung by hand has judged the line.
  const isFree = rung <= WORST_FREE_RUNG && (manual !== null || weakSinceMs === null);

  useEffect(() => {
    const track = isWanted && sourceId !== null && canRecordCamera() ? links.media.ownCamera() : undefined;
    if (track === undefined || sourceId === null) return undefined;
    return recordCamera({
      track,
      lessonNow: () => links.stage.lessonNow(),
      onPictures: (pictures) => void keep({ lessonId: lesson.id, personId, sourceId }, pictures).catch(() => undefined),
      onEnd: () => setTimeout(() => setAttempt((before) => before + 1), LOOK_EVERY_MS),
    });
  }, [isWanted, sourceId, links, lesson.id, personId, attempt]);

  useEffect(() => {
    void pictureOutboxOf(personId).then((box) => box.setFree(isFree));
  }, [isFree, personId]);

  useEffect(() => {
    const look = async (): Promise<void> => setWaitingMs(await (await pictureOutboxOf(personId)).waitingMs());
    const timer = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
      // The lesson is over or left: the line is free.
      void pictureOutboxOf(personId).then((box) => box.setFree(true));
    };
  }, [personId]);
  return waitingMs;
}

type Origin = Pick<WaitingPictures, 'lessonId' | 'personId' | 'sourceId'>;

async function keep(origin: Origin, { startMs, endMs, bytes }: RecordedPictures): Promise<void> {
  const box = await pictureOutboxOf(origin.personId);
  await box.add({ ...origin, startMs, endMs, atMs: Date.now(), bytes: await bytes.arrayBuffer() });
}
