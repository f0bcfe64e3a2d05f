import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

import { findPostgresPrograms } from '../../collab-server/src/platform/database/testing-postgres.ts';
import { findProgram, installDebianPackages } from './packages.ts';

/** What the tests need beside Node. `find` answers where it is. */
interface Tool {
  readonly name: string;
  readonly debianPackages: readonly string[];
  find(): string | undefined;
}

const chromium: Tool = {
  name: 'Chromium (or set CHROMIUM)',
  debianPackages: ['chromium'],
  find: () => process.env['CHROMIUM'] ?? findProgram(['chromium', 'chromium-browser', 'google-chrome']),
};

/** Chromium without any window: the same engine and half the work for the processor. Not every system packs it. */
const headlessShell: Tool = {
  name: 'Chromium without a window (or set HEADLESS_SHELL)',
  debianPackages: ['chromium-headless-shell'],
  find: () => process.env['HEADLESS_SHELL'] ?? findProgram(['chromium-headless-shell']),
};

/** The other engine: what is simulated must come out the same in both. */
const firefox: Tool = {
  name: 'Firefox (or set FIREFOX)',
  debianPackages: ['firefox-esr'],
  find: () => process.env['FIREFOX'] ?? findProgram(['firefox-esr', 'firefox']),
};

const postgres: Tool = {
  name: "PostgreSQL's server programs, 15 or later (or set POSTGRES_BIN to their folder)",
  debianPackages: ['postgresql'],
  find: findPostgresPrograms,
};

const chineseFont: Tool = {
  name: 'a font with Chinese characters',
  debianPackages: ['fontconfig', 'fonts-noto-cjk'],
  find: () => spawnSync('fc-list', [':lang=zh', 'file'], { encoding: 'utf8' }).stdout || undefined,
};

const REQUIRED: readonly Tool[] = [chromium, firefox, postgres, chineseFont];

const PYTHON_FOLDER = join(homedir(), '.cache/tongyan/python');

/**
 * A Python with pycrdt, the independent Yjs client. It is not required: where there is none, the tests that need it say
 * that they were skipped and why.
 */
function findPythonWithPycrdt(): string | undefined {
  const own = join(PYTHON_FOLDER, 'bin/python3');
  const has = (python: string): boolean => spawnSync(python, ['-c', 'import pycrdt, websockets']).status === 0;
  const known = process.env['PYCRDT_PYTHON'] ?? (existsSync(own) && has(own) ? own : undefined);
  if (known !== undefined) return known;
  const system = findProgram(['python3']);
  if (system === undefined) return undefined;
  if (has(system)) return system;
  console.log('Installing pycrdt for the tests with an independent client (pip) …');
  const run = (program: string, ...args: string[]): boolean =>
    spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
  const installed =
    run(system, '-m', 'venv', PYTHON_FOLDER) && run(own, '-m', 'pip', 'install', '--quiet', 'pycrdt', 'websockets');
  return installed && has(own) ? own : undefined;
}

/**
 * Finds the tools of the tests, installing what is missing where this process may.
 *
 * @returns the environment that tells the tests where they are, or `undefined` where one is missing: what to install has
 *   been printed.
 */
export function ensureTools(): Readonly<Record<string, string>> | undefined {
  const missing = REQUIRED.filter((tool) => tool.find() === undefined);
  if (missing.length > 0) {
    console.log(`The tests need: ${missing.map(({ name }) => name).join('; ')}.`);
    if (!installDebianPackages(missing.flatMap(({ debianPackages }) => debianPackages))) return undefined;
  }
  const absent = REQUIRED.filter((tool) => tool.find() === undefined);
  if (absent.length > 0) {
    console.error(`Still missing: ${absent.map(({ name }) => name).join('; ')}.`);
    return undefined;
  }
  if (headlessShell.find() === undefined && !installDebianPackages(headlessShell.debianPackages)) {
    console.log('No Chromium without a window: the tests run in the one with windows, and take longer.');
  }
  const shell = headlessShell.find();
  const python = findPythonWithPycrdt();
  if (python === undefined) console.log('No Python with pycrdt: the tests with it will be skipped.');
  return {
    CHROMIUM: chromium.find() ?? '',
    FIREFOX: firefox.find() ?? '',
    ...(shell === undefined ? {} : { HEADLESS_SHELL: shell }),
    ...(python === undefined ? {} : { PYCRDT_PYTHON: python }),
  };
}
