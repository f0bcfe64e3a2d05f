import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export interface Finding {
  /** Path relative to the planted workspace. */
  readonly path: string;
  /** As oxlint writes it: `plugin(rule)`. */
  readonly rule: string;
}

export interface LintRun {
  readonly filesRead: number;
  readonly findings: readonly Finding[];
}

interface OxlintReport {
  readonly number_of_files: number;
  readonly diagnostics: readonly { readonly code?: string; readonly filename: string; readonly message: string }[];
}

/** Runs the installed linter as `npm run check` does, whatever its exit status: its report is what counts. */
function runOxlint(cwd: string): Promise<string> {
  const oxlint = join(ROOT, 'node_modules/oxlint/bin/oxlint');
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [oxlint, '--format=json'],
      { cwd, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (stdout.startsWith('{')) resolve(stdout);
        else reject(error ?? new Error(`the linter printed no report: ${stdout}${stderr}`));
      },
    );
  });
}

/**
 * Lints the given files at the given paths under this repository's own linter configuration, in a directory that holds
 * nothing else.
 */
export async function lintPlanted(files: ReadonlyMap<string, string>): Promise<LintRun> {
  const workspace = await mkdtemp(join(tmpdir(), 'tongyan-planted-'));
  try {
    await symlink(join(ROOT, 'node_modules'), join(workspace, 'node_modules'), 'dir');
    for (const config of ['.oxlintrc.json', 'tsconfig.json', 'scripts/lint']) {
      await cp(join(ROOT, config), join(workspace, config), { recursive: true });
    }
    for (const [path, source] of files) {
      await mkdir(dirname(join(workspace, path)), { recursive: true });
      await writeFile(join(workspace, path), source);
    }
    const report = JSON.parse(await runOxlint(workspace)) as OxlintReport;
    return {
      filesRead: report.number_of_files,
      findings: report.diagnostics.map(({ code, filename, message }) => ({ path: filename, rule: code ?? message })),
    };
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}
