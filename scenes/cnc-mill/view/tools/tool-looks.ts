/** What a tool looks like. Heights are over its tip, mm. */
export type ToolKind = 'faceMill' | 'endMill' | 'spotDrill' | 'drill' | 'reamer' | 'tap' | 'probe';

export interface ToolLook {
  readonly kind: ToolKind;
  readonly diameterMm: number;
  readonly teeth: number;
  readonly fluteMm: number;
  readonly shankMm: number;
  readonly stickOutMm: number;
  /** From the tip to the gauge line. */
  readonly lengthMm: number;
}
