/** How large a log may be that comes from outside. */
export const LOG_LIMITS = {
  /** UTF-16 units of its text. */
  text: 64 * 1024 * 1024,
  entries: 200_000,
  checkpoints: 100_000,
  /** UTF-16 units of one command's arguments as canonical JSON. */
  args: 64 * 1024,
  /** From its start to its end: ten hours at 1 ms. */
  ticks: 36_000_000,
} as const;
