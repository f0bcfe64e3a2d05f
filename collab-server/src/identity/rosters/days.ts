/** The day before a day such as `2026-09-01`: what is ended today was in force for the last time then. */
export function dayBefore(day: string): string {
  const DAY_MS = 86_400_000;
  return new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}
