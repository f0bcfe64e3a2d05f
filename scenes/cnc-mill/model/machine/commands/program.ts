import type { BlockCommand } from '@tongyan/sim-engine/kernel';

import type { MillFrame } from '../frame.ts';
import type { MillBulk, ProgramJob } from '../bulk.ts';
import { MODAL_DEFAULT } from '../bulk.ts';
import { markProgram } from '../changes.ts';
import { PROGRAM_LIMITS, PROGRAM_PART_CHARACTERS, TOOL_NUMBERS } from '../interface.ts';
import { commanded } from '../jobs.ts';
import { findProblems } from '../program.ts';
import { act, fields, first, integer, nothing, type Objection, text, when } from './act.ts';
import { still } from './conditions.ts';

const lineCount = (program: string): number => {
  let lines = program.endsWith('\n') ? 0 : 1;
  for (let index = program.indexOf('\n'); index !== -1; index = program.indexOf('\n', index + 1)) lines += 1;
  return lines;
};

/** Whether a text is more than the memory holds. */
function tooLong(program: string): Objection {
  const lines = lineCount(program);
  if (program.length <= PROGRAM_LIMITS.characters && lines <= PROGRAM_LIMITS.lines) return undefined;
  return {
    code: 'programTooLong',
    details: {
      lines,
      characters: program.length,
      mostLines: PROGRAM_LIMITS.lines,
      mostCharacters: PROGRAM_LIMITS.characters,
    },
  };
}

function store({ bulk, mode }: MillFrame, program: string): void {
  bulk.program = program.replaceAll('\r\n', '\n');
  bulk.loading = null;
  mode.program = {
    ...mode.program,
    version: mode.program.version + 1,
    lines: lineCount(bulk.program),
    loading: false,
    problems: [],
    selectedLine: 1,
  };
  markProgram(bulk);
}

/** What a program finds when it starts now. */
export function programJob(frame: MillFrame, motion: ProgramJob['motion'], mdi: string | null): ProgramJob {
  const { mode, bulk } = frame;
  const { offsets } = mode;
  const { machine } = bulk.milling.trajectory;
  return {
    kind: 'program',
    motion,
    start: commanded(bulk),
    text: mdi,
    preamble: motion === 'mdi' ? bulk.modal : MODAL_DEFAULT,
    registers: {
      g54: [offsets.g54.x, offsets.g54.y, offsets.g54.z],
      lengthsMm: TOOL_NUMBERS.map((tool) => offsets.h[String(tool)] ?? 0),
      diametersMm: TOOL_NUMBERS.map((tool) => offsets.d[String(tool)] ?? 0),
    },
    toolNumber: machine.toolNumber,
    spindleRpm: machine.spindleTargetRpm,
    fromLine: motion === 'auto' ? mode.program.selectedLine : 1,
    afterStops: 0,
    dryRun: motion === 'auto' && mode.dryRun,
  };
}

const controlOn = ({ mode }: MillFrame): Objection => when(mode.control !== 'on', 'controlOff');
const loading = ({ bulk }: Pick<MillFrame, 'bulk'>): Objection => when(bulk.loading === null, 'notLoading');
const grown = ({ loading: before }: MillBulk, part: string): string => (before ?? '') + part;

/** Program memory. */
export const PROGRAM: Readonly<Record<string, BlockCommand<MillFrame>>> = {
  loadProgram: act(
    fields({ text: text(PROGRAM_LIMITS.characters) }),
    (args, frame) => first(controlOn(frame), still(frame), tooLong(args.text)),
    (args, frame) => {
      store(frame, args.text);
    },
  ),
  beginProgram: act(
    nothing,
    (_args, frame) => first(controlOn(frame), still(frame)),
    (_args, { bulk, mode }) => {
      bulk.loading = '';
      mode.program.loading = true;
    },
  ),
  appendProgram: act(
    fields({ text: text(PROGRAM_PART_CHARACTERS) }),
    (args, frame) => first(controlOn(frame), loading(frame), tooLong(grown(frame.bulk, args.text))),
    (args, { bulk }) => {
      bulk.loading = grown(bulk, args.text);
    },
  ),
  endProgram: act(
    nothing,
    (_args, frame) => first(controlOn(frame), still(frame), loading(frame)),
    (_args, frame) => {
      store(frame, frame.bulk.loading ?? '');
    },
  ),
  checkProgram: act(
    nothing,
    (_args, frame) => first(controlOn(frame), still(frame), when(frame.bulk.program === '', 'noProgram')),
    (_args, frame) => {
      const { mode, bulk } = frame;
      const job = { ...programJob(frame, 'auto', null), fromLine: 1, dryRun: false };
      mode.program.problems = findProblems(job, bulk.program).map((problem) => ({ ...problem }));
      mode.program.checkedVersion = mode.program.version;
    },
  ),
  selectLine: act(
    fields({ line: integer }),
    ({ line }, frame) =>
      first(
        controlOn(frame),
        still(frame),
        when(frame.bulk.program === '', 'noProgram'),
        when(line < 1 || line > frame.mode.program.lines, 'outOfRange'),
      ),
    ({ line }, { mode }) => {
      mode.program.selectedLine = line;
    },
  ),
};
