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
/** What was recorded is handed over so often: so it is known when the first picture is there. */
const PART_MS = 100;
/** A recorder whose first picture does not come lets the one before it go on for no longer than this. */
const LONGEST_OVERLAP_MS = 2_000;
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
  // A clone: what is recorded may be small while what is sent is large. (Chromium 156 records the clone as large as it is sent all the same.)
  const own = track.clone();
  const stream = new MediaStream([own]);
  /** What stops each recorder that is at work. */
  const running = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  own.addEventListener('ended', over);

  /** One is at work, with its first picture, before the one in front is stopped: so no picture is missing between them. */
  function begin(): void {
    const before = [...running];
    const stopBefore = (): void => {
      for (const stop of before) stop();
    };
    const startMs = lessonNow();
    const recorder = new MediaRecorder(stream, { mimeType: MIME, videoBitsPerSecond: BITS_PER_S });
    const parts: Blob[] = [];
    let endMs: number | undefined;
    recorder.addEventListener('dataavailable', ({ data }) => {
      parts.push(data);
      if (data.size > 0) stopBefore();
    });
    recorder.addEventListener('error', over);
    recorder.addEventListener('stop', () => {
      const bytes = new Blob(parts, { type: 'video/webm' });
      if (startMs === undefined || endMs === undefined || bytes.size === 0) return;
      onPictures({ startMs: Math.round(startMs), endMs: Math.round(endMs), bytes });
    });
    const stop = (): void => {
      running.delete(stop);
      endMs ??= lessonNow();
      if (recorder.state !== 'inactive') recorder.stop();
    };
    running.add(stop);
    recorder.start(PART_MS);
    setTimeout(stopBefore, LONGEST_OVERLAP_MS);
    // Counted from this one: where timers come late, two never begin close together.
    timer = setTimeout(begin, CHUNK_MS);
  }

  function over(): void {
    if (isOver) return;
    end();
    onEnd();
  }

  function end(): void {
    isOver = true;
    clearTimeout(timer);
    for (const stop of running) stop();
    own.removeEventListener('ended', over);
    // The last file is closed by then.
    setTimeout(() => own.stop(), PART_MS);
  }

  own
    .applyConstraints(PICTURE)
    // As large as it is sent, then.
    .catch(() => undefined)
    .finally(() => {
      if (!isOver) begin();
    });
  return end;
}
