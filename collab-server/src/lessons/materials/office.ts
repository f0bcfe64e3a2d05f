import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type Problem, problem } from '../../platform/errors.ts';
import { type Result, err, ok } from '../../platform/result.ts';

const run = promisify(execFile);
const TIME_LIMIT_MS = 120_000;

/** LibreOffice on the PATH, or undefined. */
async function findOffice(): Promise<string | undefined> {
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
  /** Hands the PDF that slides become to `take`, and removes it after. Problems: `lesson.converterMissing`, `lesson.conversionFailed`. */
  toPdf<T>(path: string, ext: string, take: (pdfPath: string) => Promise<T>): Promise<Result<T, Problem>>;
};

/** Converts slides by LibreOffice where it is installed: one at a time, each with a profile of its own. */
export function createOfficeConverter(find: () => Promise<string | undefined> = findOffice): OfficeConverter {
  let last: Promise<unknown> = Promise.resolve();

  async function convert<T>(
    path: string,
    ext: string,
    take: (pdfPath: string) => Promise<T>,
  ): Promise<Result<T, Problem>> {
    const office = await find();
    if (office === undefined) return err(problem('lesson.converterMissing'));
    const folder = await mkdtemp(join(tmpdir(), 'tongyan-slides-'));
    try {
      // By its type's ending: a blob has none, and LibreOffice goes by it.
      const source = join(folder, `slides.${ext}`);
      await copyFile(path, source);
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
      const options = ['--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder, source];
      // A file that somebody made to break LibreOffice finds none of the platform's secrets in it.
      const env = { PATH: process.env['PATH'], LANG: process.env['LANG'], HOME: folder, TMPDIR: folder };
      const made = await run(office, [profile, ...options], { timeout: TIME_LIMIT_MS, killSignal: 'SIGKILL', env })
        .then(() => access(join(folder, 'slides.pdf')).then(() => true))
        .catch(() => false);
      if (!made) return err(problem('lesson.conversionFailed'));
      return ok(await take(join(folder, 'slides.pdf')));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  return {
    toPdf(path, ext, take) {
      const converting = last.then(() => convert(path, ext, take));
      last = converting.catch(() => undefined);
      return converting;
    },
  };
}
