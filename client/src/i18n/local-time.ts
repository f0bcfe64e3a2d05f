/** An instant as a `datetime-local` field has it, in the time of this device, to the minute: '2026-10-14T08:30'. */
export function localTime(atMs: number): string {
  const ahead = new Date(atMs).getTimezoneOffset() * -60_000;
  return new Date(atMs + ahead).toISOString().slice(0, 16);
}
