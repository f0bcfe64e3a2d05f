import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Keys whose values are secrets or people's words: they never reach a log. */
const hidden = ['req.headers.cookie', 'req.headers.authorization', 'password', '*.password', 'token', '*.token'];

/** JSON lines on stdout; docs/logging.md says what each level is for. */
export function createLog(level: string): Log {
  return pino({
    level,
    redact: { paths: hidden, censor: '[hidden]' },
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}
