/** Some seconds of one's own camera, and when they were recorded, in lesson time. */
export interface RecordedPictures {
  readonly startMs: number;
  readonly endMs: number;
  readonly bytes: Blob;
}

export interface CameraRecorderOptions {
  readonly track: MediaStreamTrack;
  /** undefined while the page does not know the server's clock. */
  readonly lessonNow: () => number | undefined;
  readonly onPictures: (pictures: RecordedPictures) => void;
  /** The camera has ended, or the browser records no more: to be begun anew. */
  readonly onEnd: () => void;
}

const MIME = 'video/webm;codecs=vp8';
const CHUNK_MS = 4_000;
/** The next recorder is at work before the one in front is stopped, so that no picture is missing between them. */
const OVERLAP_MS = 200;
const BITS_PER_S = 220_000;
/** Small enough for any line, sharp enough for a face. */
const PICTURE: MediaTrackConstraints = {
  width: { ideal: 640 },
  height: { ideal: 360 },
  frameRate: { ideal: 15, max: 15 },
};

export const canRecordCamera = (): boolean =>
  typeof MediaRecorder !== 'undefined' && MediaRecorder.isTypeSupported(MIME);

/** Records a camera in chunks of four seconds, each a whole file. @returns what ends it; what is there is handed over. */
export function recordCamera({ track, lessonNow, onPictures, onEnd }: CameraRecorderOptions): () => void {
  // A clone: what is recorded may be small while what is sent is large.
  const own = track.clone();
  const stream = new MediaStream([own]);
  let current: (() => void) | undefined;
  let isOver = false;
  own.addEventListener('ended', over);

  function begin(): void {
    const startMs = lessonNow();
    const recorder = new MediaRecorder(stream, { mimeType: MIME, videoBitsPerSecond: BITS_PER_S });
    const parts: Blob[] = [];
    let endMs: number | undefined;
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    recorder.addEventListener('error', over);
    recorder.addEventListener('stop', () => {
      const bytes = new Blob(parts, { type: 'video/webm' });
      if (startMs === undefined || endMs === undefined || bytes.size === 0) return;
      onPictures({ startMs: Math.round(startMs), endMs: Math.round(endMs), bytes });
    });
    recorder.start();
    current = () => {
      endMs = lessonNow();
      if (recorder.state !== 'inactive') recorder.stop();
    };
  }

  function next(): void {
    const before = current;
    if (isOver) return;
    begin();
    setTimeout(() => before?.(), OVERLAP_MS);
  }

  function over(): void {
    if (isOver) return;
    end();
    onEnd();
  }

  function end(): void {
    isOver = true;
    clearInterval(stepping);
    current?.();
    own.removeEventListener('ended', over);
    // The last file is closed by then.
    setTimeout(() => own.stop(), OVERLAP_MS);
  }

  const stepping = setInterval(next, CHUNK_MS);
  own
    .applyConstraints(PICTURE)
    // As large as it is sent, then.
    .catch(() => undefined)
    .finally(() => {
      if (!isOver) begin();
    });
  return end;
}
