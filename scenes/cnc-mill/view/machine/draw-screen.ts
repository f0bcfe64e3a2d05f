import type { TraineeView } from '@tongyan/sim-engine/view';

import { AXIS_NAMES } from '../../model/machine/interface.ts';
import { figures } from '../instruments/figures.ts';
import { seenMode, signal } from '../now.ts';
import type { Word } from '../words/words.ts';

export const SCREEN_PX = { width: 600, height: 430 } as const;

const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif';
const INK = '#dbe6e4';
const QUIET = '#8fa0a4';

const WORK = { x: 'workXMm', y: 'workYMm', z: 'workZMm' } as const;
const MACHINE = { x: 'machineXMm', y: 'machineYMm', z: 'machineZMm' } as const;

/** The position page of the control, as it stands on the console's screen. */
export function drawScreen(
  context: CanvasRenderingContext2D,
  view: TraineeView,
  word: Word,
  t: (key: string) => string,
): void {
  const { width, height } = SCREEN_PX;
  const mode = seenMode(view);
  context.textBaseline = 'middle';
  context.fillStyle = mode.control === 'off' ? '#0a0e10' : '#0e2127';
  context.fillRect(0, 0, width, height);
  if (mode.control === 'off') return;
  const put = (text: string, x: number, y: number, px: number, ink = INK, align: CanvasTextAlign = 'left'): void => {
    context.font = `${px}px ${FONT}`;
    context.textAlign = align;
    context.fillStyle = ink;
    // A Chinese face has the minus one em wide, like 一; controls write a plain hyphen.
    context.fillText(text.replaceAll('−', '-'), x, y);
  };
  if (mode.control === 'starting') {
    put(word('instruments.controlStarting'), width / 2, height / 2, 30, INK, 'center');
    return;
  }
  context.fillStyle = '#17404a';
  context.fillRect(0, 0, width, 46);
  put(word(`console.mode.${mode.operation}`), 16, 24, 24);
  put(word(`cycle.${mode.cycle}`), 130, 24, 24, mode.cycle === 'running' ? '#7cc596' : INK);
  put(`T${Math.round(signal(view, 'toolNumber'))}`, 400, 24, 24);
  const line = Math.round(signal(view, 'programLine'));
  put(line > 0 ? word('instruments.line', { line }) : '', width - 16, 24, 24, INK, 'right');
  put(word('instruments.work'), 330, 68, 18, QUIET, 'right');
  put(word('screen.machine'), width - 20, 68, 18, QUIET, 'right');
  AXIS_NAMES.forEach((axis, index) => {
    const y = 108 + index * 58;
    put(axis.toUpperCase(), 20, y, 40, mode.homed[axis] ? '#7cc596' : '#e8ae57');
    put(figures(signal(view, WORK[axis]), 3), 330, y, 50, INK, 'right');
    put(figures(signal(view, MACHINE[axis]), 3), width - 20, y, 30, QUIET, 'right');
  });
  put(`F ${figures(signal(view, 'feedMmpm'), 0)}`, 20, 292, 30);
  put(`${mode.feedOverridePercent}%`, 270, 292, 24, QUIET, 'right');
  put(`S ${figures(signal(view, 'spindleRpm'), 0)}`, 320, 292, 30);
  const load = signal(view, 'spindleLoadPercent');
  put(word('instruments.load'), 20, 334, 20, QUIET);
  context.fillStyle = '#24363c';
  context.fillRect(150, 324, 360, 20);
  context.fillStyle = load > 100 ? '#f58d80' : load > 80 ? '#e8ae57' : '#62b9c6';
  context.fillRect(150, 324, Math.min(360, (load / 150) * 360), 20);
  put(`${Math.round(load)}%`, width - 16, 334, 22, INK, 'right');
  const [alarm] = mode.alarms;
  if (alarm === undefined) return;
  context.fillStyle = '#5a1d18';
  context.fillRect(0, 370, width, 60);
  put(`${alarm.code}  ${t(`alarm.${alarm.key}`)}`, 16, 400, 24, '#ffd9d4');
}
