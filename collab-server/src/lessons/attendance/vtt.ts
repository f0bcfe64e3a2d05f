import type { Caption } from '../contract-floor.ts';

/** Lesson time as WebVTT writes it: `01:02:03.456`. */
function cueTime(ms: number): string {
  const pad = (value: number, digits = 2) => String(value).padStart(digits, '0');
  const [hours, minutes, seconds] = [
    Math.floor(ms / 3_600_000),
    Math.floor(ms / 60_000) % 60,
    Math.floor(ms / 1_000) % 60,
  ];
  return `${pad(hours)}:${pad(minutes)}:${pad(seconds)}.${pad(ms % 1_000, 3)}`;
}

/** What has another meaning in a cue: markup, the arrow of its times, and the empty line that ends it. */
function cueText(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replaceAll(/\s*[\r\n]+\s*/g, ' ').trim();
}

/** The captions that are final, as a WebVTT file by lesson time. */
export function captionsVtt(captions: readonly Caption[]): string {
  const cues = captions.map(
    ({ segmentId, startMs, endMs, text }) =>
      `${segmentId}\n${cueTime(startMs)} --> ${cueTime(endMs ?? startMs + 1)}\n${cueText(text)}\n`,
  );
  return ['WEBVTT\n', ...cues].join('\n');
}
