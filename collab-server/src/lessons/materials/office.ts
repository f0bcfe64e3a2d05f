import { constants } from 'node:fs';
import { access, copyFile, lstat, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Problem, problem } from '../../platform/errors.ts';
import { type Result, err, ok } from '../../platform/result.ts';
import { runLimited, type RunLimits } from './run-limited.ts';

const GIB = 1_024 ** 3;
/** LibreOffice maps more than it uses. */
const LIMITS: RunLimits = { timeoutMs: 120_000, memoryBytes: 4 * GIB, folderBytes: GIB / 2 };
/** Files that wait for the one that is converted. */
const MOST_WAITING = 8;

/** LibreOffice on the PATH, or undefined. */
export async function findOffice(): Promise<string | undefined> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of ['soffice', 'libreoffice']) {
      const path = join(folder, name);
      const isThere = await access(path, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (isThere) return path;
    }
  }
  return undefined;
}

export type OfficeConverter = {
  /**
   * Hands the PDF that slides become to `take`, and removes it after. Problems: `lesson.converterMissing`, `lesson.conversionFailed`,
   * `lesson.materialBusy`.
   */
  toPdf<T>(path: string, ext: string, take: (pdfPath: string) => Promise<T>): Promise<Result<T, Problem>>;
  /** Ends what is being converted. */
  close(): Promise<void>;
};

/** Converts slides by LibreOffice where it is installed: one at a time, each with a profile of its own. */
export function createOfficeConverter(
  find: () => Promise<string | undefined> = findOffice,
  limits: RunLimits = LIMITS,
): OfficeConverter {
  const closing = new AbortController();
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  async function convert<T>(
    path: string,
    ext: string,
    take: (pdfPath: string) => Promise<T>,
  ): Promise<Result<T, Problem>> {
    const office = await find();
    if (office === undefined) return err(problem('lesson.converterMissing'));
    if (closing.signal.aborted) return err(problem('lesson.conversionFailed'));
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'tongyan-slides-')));
    try {
      // By its type's ending: a blob has none, and LibreOffice goes by it.
      const source = join(folder, `slides.${ext}`);
      await copyFile(path, source);
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
      const options = ['--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder, source];
      // A file that somebody made to break LibreOffice finds none of the platform's secrets in it.
      const env = { PATH: process.env['PATH'], LANG: process.env['LANG'], HOME: folder, TMPDIR: folder };
      const run = { command: office, args: [profile, ...options], folder, env, limits, signal: closing.signal };
      const ended = await runLimited(run);
      // A file, and no link to one of the platform's.
      const made = await lstat(join(folder, 'slides.pdf')).catch(() => undefined);
      if (ended !== 'done' || made?.isFile() !== true || made.size > limits.folderBytes) {
        return err(problem('lesson.conversionFailed'));
      }
      return ok(await take(join(folder, 'slides.pdf')));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  return {
    async toPdf(path, ext, take) {
      if (waiting >= MOST_WAITING) return err(problem('lesson.materialBusy'));
      waiting += 1;
      const converting = last.then(() => convert(path, ext, take));
      last = converting.catch(() => undefined);
      try {
        return await converting;
      } finally {
        waiting -= 1;
      }
    },
    async close() {
      closing.abort();
      await last;
    },
  };
}
