import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import { ROOT, runNode, type Step } from './steps.ts';
import type { Counts } from './summary.ts';

/** The parts of vitest's JSON report that are counted here. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    /** The file's absolute path. */
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/**
 * Counts a report. A file that could not even be collected holds no test and yet has failed, and a run that ended badly
 * has failed whatever its report says: each counts as one.
 */
export function countReport(report: VitestReport, exitCode: number): Counts {
  const failures = report.testResults.flatMap(({ name, status, assertionResults }) => {
    const file = relative(ROOT, name);
    if (status === 'failed' && assertionResults.length === 0) return [`${file} (the file itself)`];
    return assertionResults.filter((one) => one.status === 'failed').map(({ fullName }) => `${file} > ${fullName}`);
  });
  if (failures.length === 0 && exitCode !== 0) failures.push(`the run itself, which ended with ${exitCode}`);
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
  };
}

/** Left to itself, vitest keeps one core free: half of a machine with two. */
const WORKERS = Math.min(4, availableParallelism());

interface Run {
  /** Among others of the project; its own name where it is left out. */
  readonly name?: string;
  readonly args?: readonly string[];
  /** How many files at once. */
  readonly workers?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** One project of vite.config.ts. Its tests are shown as they run; the counts come from the JSON report. */
function vitestStep(
  project: 'unit' | 'integration' | 'e2e',
  { name = project, args = [], workers = WORKERS, environment = {} }: Run = {},
): Step {
  return {
    name: `${name} tests`,
    async run() {
      const folder = await mkdtemp(join(tmpdir(), 'tongyan-report-'));
      const reportFile = join(folder, 'report.json');
      try {
        const exitCode = await runNode(
          [
            join(ROOT, 'node_modules/vitest/vitest.mjs'),
            'run',
            `--project=${project}`,
            '--passWithNoTests',
            `--maxWorkers=${workers}`,
            ...args,
            '--reporter=default',
            '--reporter=json',
            `--outputFile.json=${reportFile}`,
          ],
          { NODE_COMPILE_CACHE: join(tmpdir(), 'tongyan-compile-cache'), ...environment },
        );
        const text = await readFile(reportFile, 'utf8').catch(() => undefined);
        if (text === undefined) return { passed: 0, failed: 1, skipped: 0 };
        return countReport(JSON.parse(text) as VitestReport, exitCode);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** Folders whose modules keep nothing that is not passed to them. */
const PURE = ['sim-engine', 'scenes'];
/** Of those folders what pages draw, which Node cannot load, and all the rest. */
const DRAWN = 'scenes/*/view/**';
const NOT_DRAWN = ['sim-engine/**', 'scenes/*/!(view)/**', 'scenes/*/*.ts'];

/**
 * The unit tests: those of models share their threads, for a thread of its own costs a small file more than its tests do, and are
 * loaded by Node, which runs them at twice the speed of what Vite makes of modules (see vite.config.ts).
 */
export const unitSteps: readonly Step[] = [
  vitestStep('unit', {
    name: 'unit (models)',
    args: [...PURE.map((folder) => `${folder}/`), `--exclude=${DRAWN}`, '--pool=threads', '--no-isolate'],
    environment: { TESTS_BY_NODE: '1' },
  }),
  vitestStep('unit', { args: NOT_DRAWN.map((glob) => `--exclude=${glob}`) }),
];

/** Each has several pages with pictures and voices through a media server, which is as much as two cores can do. */
const WITH_MEDIA = ['lesson-live', 'lesson-faults', 'meeting', 'meeting-more'].map(
  (name) => `tests/e2e/${name}.e2e.ts`,
);
const INTEGRATED_WITH_MEDIA = [
  ...['lesson', 'meeting', 'recorder'].map((folder) => `tests/integration/${folder}/**`),
  'collab-server/src/lessons/recordings/recordings.itest.ts',
];

/** The tests of several programs at once: those through a media server one after the other, since their sound is judged by when it came. */
export const integrationSteps: readonly Step[] = [
  vitestStep('integration', { args: INTEGRATED_WITH_MEDIA.map((files) => `--exclude=${files}`) }),
  vitestStep('integration', {
    name: 'integration (pictures and voices)',
    args: INTEGRATED_WITH_MEDIA.map((files) => files.replace('**', '')),
    workers: 1,
  }),
];

const PREPARED = { PREPARED_DEMO: '1' };

/** The tests in a browser: those that carry pictures and voices one after the other. */
export const browserSteps: readonly Step[] = [
  vitestStep('e2e', { args: WITH_MEDIA.map((file) => `--exclude=${file}`), environment: PREPARED }),
  vitestStep('e2e', { name: 'e2e (pictures and voices)', args: WITH_MEDIA, workers: 1, environment: PREPARED }),
];
