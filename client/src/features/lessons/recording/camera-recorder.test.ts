import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recordCamera, type RecordedPictures } from './camera-recorder.ts';

/** A browser's recorder, whose pictures come when a test says so. */
class Recorder extends EventTarget {
  static all: Recorder[] = [];
  state = 'inactive';

  start(): void {
    this.state = 'recording';
    Recorder.all.push(this);
  }

  give(bytes: string): void {
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob([bytes]) }));
  }

  stop(): void {
    this.state = 'inactive';
    this.give('end');
    this.dispatchEvent(new Event('stop'));
  }
}

class Camera extends EventTarget {
  readonly clone = () => this;
  readonly applyConstraints = () => Promise.resolve();
  readonly stop = () => undefined;
}

describe('the lead teacher’s camera, recorded on their page', () => {
  let pictures: RecordedPictures[];
  let end: () => void;
  const times = () => pictures.map(({ startMs, endMs }) => [startMs, endMs]);
  const states = () => Recorder.all.map(({ state }) => state);

  beforeEach(async () => {
    vi.useFakeTimers({ now: 0 });
    vi.stubGlobal('MediaRecorder', Recorder);
    vi.stubGlobal('MediaStream', EventTarget);
    Recorder.all = [];
    pictures = [];
    end = recordCamera({
      track: new Camera() as unknown as MediaStreamTrack,
      lessonNow: () => Date.now(),
      onPictures: (some) => void pictures.push(some),
      onEnd: () => undefined,
    });
    await vi.advanceTimersByTimeAsync(4_000);
  });
  afterEach(() => {
    end();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('goes on in one file until the next has its first picture', () => {
    expect(states()).toEqual(['recording', 'recording']);
    vi.advanceTimersByTime(900);
    Recorder.all[1]?.give('');
    expect(states()).toEqual(['recording', 'recording']);
    Recorder.all[1]?.give('a picture');
    expect(states()).toEqual(['inactive', 'recording']);
    expect(times()).toEqual([[0, 4_900]]);
  });

  it('waits two seconds at most for a picture that does not come', () => {
    vi.advanceTimersByTime(2_000);
    expect(states()).toEqual(['inactive', 'recording']);
    expect(times()).toEqual([[0, 6_000]]);
  });

  it('hands over what two files hold where it ends between them, and begins no other', () => {
    vi.advanceTimersByTime(500);
    end();
    expect(times()).toEqual([
      [0, 4_500],
      [4_000, 4_500],
    ]);
    vi.advanceTimersByTime(60_000);
    expect(Recorder.all).toHaveLength(2);
  });
});
