/** Parts of what turns in the spindle, from the tip upwards. Only the flutes may ever touch the workpiece. */
export type BodyPart = 'flutes' | 'shank' | 'holder' | 'spindle';

/** A cylinder or cone about the tool's axis; heights above the tip. */
export interface BodySection {
  readonly part: BodyPart;
  readonly fromMm: number;
  readonly toMm: number;
  readonly lowerRadiusMm: number;
  readonly upperRadiusMm: number;
}

export interface ToolShape {
  readonly diameterMm: number;
  readonly fluteMm: number;
  readonly shankDiameterMm: number;
  /** How far the tool sticks out of its holder. */
  readonly stickOutMm: number;
  /** From the tip to the spindle's gauge line. */
  readonly lengthMm: number;
}

export interface HolderShape {
  readonly noseDiameterMm: number;
  readonly flangeDiameterMm: number;
  /** Diameter and length of the spindle nose above the gauge line. */
  readonly spindleDiameterMm: number;
  readonly spindleMm: number;
}

/** A collet chuck on a BT40 taper under the nose of a spindle of the 850 class: general figures. */
export const COLLET_CHUCK_BT40: HolderShape = {
  noseDiameterMm: 40,
  flangeDiameterMm: 63,
  spindleDiameterMm: 120,
  spindleMm: 150,
};

/** Height of the flange of the holder under the gauge line. */
const FLANGE_MM = 27;

function section(part: BodyPart, fromMm: number, toMm: number, lower: number, upper = lower): BodySection[] {
  return toMm > fromMm ? [{ part, fromMm, toMm, lowerRadiusMm: lower / 2, upperRadiusMm: upper / 2 }] : [];
}

/** What turns in the spindle, as cylinders and a cone: flutes, shank, the chuck widening to its flange, the spindle's nose. */
export function toolBody(tool: ToolShape, holder: HolderShape): readonly BodySection[] {
  const { fluteMm, stickOutMm, lengthMm } = tool;
  const flangeMm = Math.max(stickOutMm, lengthMm - FLANGE_MM);
  return [
    ...section('flutes', 0, fluteMm, tool.diameterMm),
    ...section('shank', fluteMm, stickOutMm, tool.shankDiameterMm),
    ...section('holder', Math.max(fluteMm, stickOutMm), flangeMm, holder.noseDiameterMm, holder.flangeDiameterMm),
    ...section('holder', flangeMm, lengthMm, holder.flangeDiameterMm),
    ...section('spindle', lengthMm, lengthMm + holder.spindleMm, holder.spindleDiameterMm),
  ];
}
