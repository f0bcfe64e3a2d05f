/** Lesson time as `12:34`, from an hour on as `1:02:03`. */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const tail = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

/** Milliseconds of such a text; undefined where it is none. */
export function clockMs(text: string): number | undefined {
  const [, hours = '0', minutes, seconds] = /^\s*(?:(\d{1,2})[:：])?(\d{1,3})[:：](\d{1,2})\s*$/u.exec(text) ?? [];
  if (minutes === undefined || Number(seconds) > 59) return undefined;
  return (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000;
}
