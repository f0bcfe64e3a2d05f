import type { Control, ControlGroup } from '../../session/index.ts';
import { PROGRAM_PART_CHARACTERS } from '../model/machine/interface.ts';
import { PROGRAMS } from '../model/programs/library.ts';
import { doing, seen, text, toMill, valueOf } from './reading.ts';

/** Longest block that may be typed in by hand. */
const MDI_CHARACTERS = 500;

const memory: Control = {
  id: 'program',
  name: 'control.program',
  role: 'role.editor',
  key: 't',
  shown: (view) => {
    const program = seen(view)?.program;
    if (program === undefined || program.version === 0) return { text: 'shown.noProgram' };
    const values = { version: program.version, lines: program.lines, line: valueOf(view, 'programLine') };
    return { text: text('shown.program', values), tone: 'on' };
  },
  actions: [
    {
      kind: 'choose',
      id: 'load',
      label: 'action.loadFromLibrary',
      choices: () => Object.keys(PROGRAMS).map((id) => ({ id, label: `program.${id}` })),
      current: () => null,
      command: (choice) => toMill('loadProgram', { text: PROGRAMS[choice] ?? '' }),
    },
    {
      kind: 'text',
      id: 'write',
      label: 'action.writeProgram',
      longest: PROGRAM_PART_CHARACTERS,
      lines: true,
      current: () => '',
      command: (written) => toMill('loadProgram', { text: written }),
    },
    {
      kind: 'number',
      id: 'selectLine',
      label: 'action.selectLine',
      minimum: 1,
      maximum: 20_000,
      step: 1,
      unit: '1',
      current: (view) => seen(view)?.program.selectedLine ?? null,
      command: (line) => toMill('selectLine', { line: Math.round(line) }),
    },
  ],
};

/** A text that is longer than one entry of a log comes in parts. */
const parts: Control = {
  id: 'programParts',
  name: 'control.programParts',
  role: 'role.editor',
  key: 'T',
  shown: (view) => ({ text: seen(view)?.program.loading === true ? 'shown.loading' : 'shown.notLoading' }),
  actions: [
    doing('beginProgram', 'beginProgram', null, (view) => seen(view)?.program.loading === false),
    {
      kind: 'text',
      id: 'append',
      label: 'action.appendProgram',
      longest: PROGRAM_PART_CHARACTERS,
      lines: true,
      current: () => '',
      command: (written) => toMill('appendProgram', { text: written }),
    },
    doing('endProgram', 'endProgram', null, (view) => seen(view)?.program.loading === true),
  ],
};

const check: Control = {
  id: 'check',
  name: 'control.check',
  role: 'role.pushButton',
  key: 'v',
  shown: (view) => {
    const program = seen(view)?.program;
    if (program === undefined || program.version === 0) return { text: 'shown.noProgram' };
    if (program.checkedVersion !== program.version) return { text: 'shown.notChecked' };
    const [first, ...more] = program.problems;
    if (first === undefined) return { text: 'shown.noProblem', tone: 'on' };
    const values = { line: first.line, column: first.column, message: first.message, more: more.length };
    return { text: text('shown.problem', values), tone: 'warning' };
  },
  actions: [doing('checkProgram', 'checkProgram', null)],
};

const manualInput: Control = {
  id: 'mdi',
  name: 'control.mdi',
  role: 'role.editor',
  key: 'M',
  shown: (view) => ({ text: seen(view)?.motion === 'mdi' ? 'shown.running' : 'shown.idle' }),
  actions: [
    {
      kind: 'text',
      id: 'mdi',
      label: 'action.mdi',
      longest: MDI_CHARACTERS,
      lines: true,
      current: () => '',
      command: (written) => toMill('mdi', { text: written }),
    },
  ],
};

/** Program memory and manual input. */
export const PROGRAM: ControlGroup = {
  id: 'program',
  title: 'group.program',
  controls: () => [memory, parts, check, manualInput],
};
