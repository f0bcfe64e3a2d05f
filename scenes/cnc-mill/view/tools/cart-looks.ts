import { CART } from '../../model/machine/tools.ts';
import { PROBE_TOOL } from '../../model/machine/interface.ts';
import type { ToolKind, ToolLook } from './tool-looks.ts';

/** Kinds that a tool's figures do not tell. */
const KINDS: Readonly<Record<number, ToolKind>> = { 1: 'faceMill', 4: 'spotDrill', 6: 'reamer', [PROBE_TOOL]: 'probe' };

function kindOf(toolNumber: number, action: 'mill' | 'drill' | 'tap'): ToolKind {
  if (action === 'tap') return 'tap';
  return KINDS[toolNumber] ?? (action === 'drill' ? 'drill' : 'endMill');
}

/** What the tools of the cart look like, by number. */
export const TOOL_LOOKS: ReadonlyMap<number, ToolLook> = new Map(
  CART.map(({ toolNumber, shape, teeth, action }) => [
    toolNumber,
    {
      kind: kindOf(toolNumber, action.kind),
      diameterMm: shape.diameterMm,
      teeth: action.kind === 'tap' ? 3 : teeth,
      fluteMm: toolNumber === PROBE_TOOL ? 24 : shape.fluteMm,
      shankMm: shape.shankDiameterMm,
      stickOutMm: shape.stickOutMm,
      lengthMm: shape.lengthMm,
    },
  ]),
);
