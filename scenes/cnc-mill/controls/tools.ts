import type { TraineeView } from '@tongyan/sim-engine/view';

import type { Control, ControlGroup, Shown } from '../../session/index.ts';
import { AXIS_NAMES, PROBE_FACES, PROBE_TOOL, TOOL_NUMBERS } from '../model/machine/interface.ts';
import { doing, figures, seen, text, valueOf } from './reading.ts';

type ToolNumber = (typeof TOOL_NUMBERS)[number];

function toolShown(view: TraineeView, toolNumber: ToolNumber): Shown {
  const tool = seen(view)?.tools[String(toolNumber)];
  if (tool?.broken === true) return { text: 'shown.broken', tone: 'danger' };
  if (valueOf(view, 'toolNumber') === toolNumber) return { text: 'shown.inSpindle', tone: 'on' };
  return { text: tool?.fitted === true ? 'shown.inMagazine' : 'shown.onCart' };
}

const tool = (toolNumber: ToolNumber): Control => ({
  id: `tool${toolNumber}`,
  name: `tool.${toolNumber}`,
  role: 'role.tool',
  key: String(toolNumber),
  shown: (view) => toolShown(view, toolNumber),
  actions: [
    doing('fitTool', 'fitTool', { toolNumber }, (view) => seen(view)?.tools[String(toolNumber)]?.fitted === false),
    doing('callTool', 'callTool', { toolNumber }),
    doing('touchTool', 'touchTool', { toolNumber }, (view) => valueOf(view, 'toolNumber') === toolNumber),
    doing('inspectTool', 'inspectTool', { toolNumber }),
    doing('replaceTool', 'replaceTool', { toolNumber }),
  ],
});

const emptySpindle: Control = {
  id: 'tool0',
  name: 'tool.0',
  role: 'role.tool',
  key: '0',
  shown: (view) => {
    const toolNumber = valueOf(view, 'toolNumber');
    return toolNumber === 0 ? { text: 'shown.empty' } : { text: text('shown.holds', { tool: toolNumber }) };
  },
  actions: [doing('emptySpindle', 'callTool', { toolNumber: 0 })],
};

const setter: Control = {
  id: 'setter',
  name: 'control.setter',
  role: 'role.gauge',
  shown: (view) => {
    const touch = seen(view)?.touch ?? null;
    if (touch === null) return { text: 'shown.noReading' };
    return { text: text('shown.touch', { tool: touch.toolNumber, mm: figures(touch.lengthMm, 3) }), tone: 'on' };
  },
  actions: [],
};

const edgeFinder: Control = {
  id: 'edgeFinder',
  name: 'control.edgeFinder',
  role: 'role.gauge',
  key: 'q',
  shown: (view) => {
    const probe = seen(view)?.probe ?? null;
    if (probe === null) return { text: 'shown.noReading' };
    return { text: text(`shown.probe.${probe.face}`, { mm: figures(probe.machineMm, 3) }), tone: 'on' };
  },
  actions: PROBE_FACES.map((face) =>
    doing(`probe.${face}`, 'probeFace', { face }, (view) => valueOf(view, 'toolNumber') === PROBE_TOOL),
  ),
};

const reversal: Control = {
  id: 'reversal',
  name: 'control.reversal',
  role: 'role.gauge',
  key: 'u',
  shown: (view) => {
    const found = seen(view)?.reversal ?? null;
    if (found === null) return { text: 'shown.noReading' };
    const values = { axis: found.axis.toUpperCase(), mm: figures(found.playMm, 3) };
    return { text: text('shown.reversal', values), tone: found.playMm > 0.005 ? 'warning' : 'on' };
  },
  actions: AXIS_NAMES.map((axis) => doing(`reversal.${axis}`, 'testReversal', { axis })),
};

const loupe: Control = {
  id: 'loupe',
  name: 'control.loupe',
  role: 'role.gauge',
  shown: (view) => {
    const found = seen(view)?.inspection ?? null;
    if (found === null) return { text: 'shown.noReading' };
    const values = { tool: found.toolNumber, mm: figures(found.wearMm, 2) };
    return { text: text('shown.wear', values), tone: found.wearMm > 0.1 ? 'warning' : 'on' };
  },
  actions: [],
};

/** Magazine, tool cart and what is measured with the machine itself. */
export const TOOLS: ControlGroup = {
  id: 'tools',
  title: 'group.tools',
  controls: () => [emptySpindle, ...TOOL_NUMBERS.map(tool), setter, edgeFinder, reversal, loupe],
};
