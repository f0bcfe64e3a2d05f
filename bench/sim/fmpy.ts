import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'fmu');

interface Peer {
  readonly nsPerStep: number;
  readonly x0: number;
}

/** Why there is no such peer here, or its figures. */
export type Measured<Figures> = { readonly skipped: string } | { readonly figures: Figures };

const runs = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args).status === 0;

/** A Python with FMPy: the one that FMPY_PYTHON names, or the system's. */
function findPython(): string | undefined {
  return [process.env['FMPY_PYTHON'], 'python3'].find(
    (python) => python !== undefined && runs(python, '-c', 'import fmpy'),
  );
}

/** FMPy's doStep on the same model, compiled from our own C. */
export function measureFmpy(steps: number): Measured<Peer> {
  const python = findPython();
  if (python === undefined) return { skipped: 'no Python with FMPy (pip install fmpy, or name one by FMPY_PYTHON)' };
  if (!runs('cc', '--version')) return { skipped: 'no C compiler to build the FMU' };
  const folder = mkdtempSync(join(tmpdir(), 'tongyan-fmu-'));
  try {
    const binaries = join(folder, 'binaries/linux64');
    mkdirSync(binaries, { recursive: true });
    copyFileSync(join(FOLDER, 'modelDescription.xml'), join(folder, 'modelDescription.xml'));
    const library = join(binaries, 'VanDerPol.so');
    if (!runs('cc', '-O2', '-shared', '-fPIC', '-o', library, join(FOLDER, 'van-der-pol.c')))
      return { skipped: 'the C compiler did not build the FMU' };
    const { status, stdout, stderr } = spawnSync(python, [join(FOLDER, 'step.py'), folder, String(steps)], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`FMPy failed: ${stderr}`);
    return { figures: JSON.parse(stdout) as Peer };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
