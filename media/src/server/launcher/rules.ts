import type { BuildProgress, MediaConnection, MediaServerState, MissingCause } from './states.ts';

/** The version that is built, and the oldest that is taken where one is found. */
export const LIVEKIT_VERSION = '1.13.5';
/** The `go` line of that version's go.mod. */
const OLDEST_GO = '1.26';

export type LaunchMode = 'off' | 'find' | 'build';

export interface FoundServer {
  readonly binary: string;
  readonly version: string;
}

/** As configured; an empty text is as good as none. */
export interface GivenServer {
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** What this machine has. */
export interface Finds {
  readonly onPath: FoundServer | undefined;
  readonly inCache: FoundServer | undefined;
  readonly go: { readonly program: string; readonly version: string } | undefined;
  /** Whether a child can be tied to the platform's life here. */
  readonly hasShell: boolean;
}

export type SourceDecision =
  | { readonly use: 'external'; readonly connection: MediaConnection }
  | { readonly use: 'binary'; readonly binary: string }
  | { readonly use: 'build'; readonly goProgram: string }
  | { readonly use: 'none'; readonly cause: MissingCause };

const none = (cause: MissingCause): SourceDecision => ({ use: 'none', cause });

/** What is configured decides alone where it can. @returns undefined where the machine must be looked at. */
export function decideByConfiguration(mode: LaunchMode, given: GivenServer): SourceDecision | undefined {
  if (mode === 'off') return none({ why: 'turnedOff' });
  const lacking = Object.entries({
    LIVEKIT_URL: given.url,
    LIVEKIT_API_KEY: given.apiKey,
    LIVEKIT_API_SECRET: given.apiSecret,
  }).flatMap(([name, value]) => (value === '' ? [name] : []));
  if (lacking.length === 0) return { use: 'external', connection: { ...given, url: httpOrigin(given.url) } };
  return lacking.length < 3 ? none({ why: 'givenIncomplete', lacking }) : undefined;
}

/** What is installed comes first, then what was built before, and a new build last. */
export function decideByFinds(mode: 'find' | 'build', { onPath, inCache, go, hasShell }: Finds): SourceDecision {
  if (!hasShell) return none({ why: 'systemUnsupported' });
  const found = [onPath, inCache].filter((server) => server !== undefined);
  const usable = found.find(({ version }) => isUsableServer(version));
  if (usable !== undefined) return { use: 'binary', binary: usable.binary };
  if (mode === 'find') {
    const [old] = found;
    return none(old === undefined ? { why: 'notFound' } : { why: 'notFound', tooOld: old.version });
  }
  if (go === undefined) return none({ why: 'goMissing' });
  if (!isAtLeast(go.version, OLDEST_GO)) return none({ why: 'goTooOld', goVersion: go.version });
  return { use: 'build', goProgram: go.program };
}

/** Of the same major version, and no older than the one that the tests run against. */
function isUsableServer(version: string): boolean {
  return version.split('.')[0] === LIVEKIT_VERSION.split('.')[0] && isAtLeast(version, LIVEKIT_VERSION);
}

/** Compares versions by their numbers: `1.9` is older than `1.10`. */
function isAtLeast(version: string, oldest: string): boolean {
  const numbers = (text: string): readonly number[] =>
    text.split(/[.\-+]/).map((part) => Number.parseInt(part, 10) || 0);
  const [have, need] = [numbers(version), numbers(oldest)];
  const at = need.findIndex((part, index) => (have[index] ?? 0) !== part);
  return at === -1 || (have[at] ?? 0) > (need[at] ?? 0);
}

/** LiveKit's addresses are often told as `wss://…`; its room service is on the same origin. */
function httpOrigin(url: string): string {
  return new URL(url.replace(/^ws/, 'http')).origin;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** @param failures in a row, at least 1. @returns how long to wait before the server is started again. */
export function restartWaitMs(failures: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
}

/** A server that ran so long before it fell starts a new count of failures. */
export const STEADY_AFTER_MS = 60_000;

/** What a line of `go install -v` adds to the progress: a module that is fetched, or the package that is compiled now. */
export function progressAfter(progress: BuildProgress, line: string): BuildProgress {
  if (line.startsWith('go: downloading ')) {
    return progress.step === 'downloading' ? { ...progress, modules: progress.modules + 1 } : progress;
  }
  if (!/^[\w.~-]+(\/[\w.~-]+)*$/.test(line)) return progress;
  return progress.step === 'compiling'
    ? { ...progress, packages: progress.packages + 1 }
    : { step: 'compiling', packages: 1 };
}

/**
 * What an operator should know or do, in one line of English; undefined where lessons can be held. The health answer shows it, as it
 * shows what other components lack.
 */
export function whatIsMissing(state: MediaServerState): string | undefined {
  switch (state.kind) {
    case 'external':
    case 'idle':
    case 'running':
      return undefined;
    case 'looking':
      return 'a media server is being looked for';
    case 'starting':
      return 'the media server is starting';
    case 'stopped':
      return 'the media server was stopped';
    case 'building':
      return `a media server is being built in the background: ${describeProgress(state.progress)}`;
    case 'restarting':
      return `the media server ended and is started again in ${state.waitMs} ms: ${state.reason}`;
    case 'missing':
      return describeMissing(state.cause);
  }
}

function describeProgress(progress: BuildProgress): string {
  if (progress.step === 'downloading') return `${progress.modules} modules downloaded`;
  return `${progress.packages}${progress.ofPackages === undefined ? '' : ` of ${progress.ofPackages}`} packages compiled`;
}

const INSTALL = `install livekit-server ${LIVEKIT_VERSION} or later on the PATH, or give LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET`;

function describeMissing(cause: MissingCause): string {
  switch (cause.why) {
    case 'turnedOff':
      return 'live lessons are turned off: set LIVEKIT to find or build';
    case 'givenIncomplete':
      return `${cause.lacking.join(' and ')} must be given too`;
    case 'notFound':
      return cause.tooOld === undefined
        ? `no livekit-server was found: ${INSTALL}, or set LIVEKIT=build where Go ${OLDEST_GO} is installed`
        : `livekit-server ${cause.tooOld} is too old: ${INSTALL}`;
    case 'goMissing':
      return `there is no Go to build a media server with: install Go ${OLDEST_GO} or later, or ${INSTALL}`;
    case 'goTooOld':
      return `Go ${cause.goVersion} is too old: install Go ${OLDEST_GO} or later, or ${INSTALL}`;
    case 'buildFailed':
      return `the media server could not be built (${cause.detail}): ${INSTALL}`;
    case 'cannotPrepare':
      return `the media server could not be started: ${cause.detail}`;
    case 'systemUnsupported':
      return 'a media server is not started on this system: give LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET';
  }
}
