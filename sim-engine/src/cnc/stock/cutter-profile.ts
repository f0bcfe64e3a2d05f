import { tan } from '../../maths/exact.ts';

/**
 * The lower outline of a rotating cutter: how high above its tip it stands at a distance from its axis. Every milling and
 * drilling tool is one of three: a flat disc, a disc whose edge is rounded (ball, bull nose), a disc whose edge rises as a cone.
 * All rise ever more steeply outwards, which is what makes the lowest point of a sweep unique.
 */
export type CutterProfile = FlatProfile | CornerProfile | ConeProfile;

export interface FlatProfile {
  readonly kind: 'flat';
  readonly radiusMm: number;
}

export interface CornerProfile {
  readonly kind: 'corner';
  readonly radiusMm: number;
  /** Of the rounded edge; all of the radius for a ball. */
  readonly cornerMm: number;
}

export interface ConeProfile {
  readonly kind: 'cone';
  readonly radiusMm: number;
  /** Of the flat at the tip. */
  readonly tipMm: number;
  /** Rise per outward millimetre. */
  readonly slope: number;
}

/** End mill, face mill, reamer, slot drill; a tap too, with the diameter of its core hole. */
export function flatCutter(diameterMm: number): FlatProfile {
  return { kind: 'flat', radiusMm: diameterMm / 2 };
}

export function ballCutter(diameterMm: number): CornerProfile {
  return { kind: 'corner', radiusMm: diameterMm / 2, cornerMm: diameterMm / 2 };
}

export function bullNoseCutter(diameterMm: number, cornerMm: number): CutterProfile {
  const radiusMm = diameterMm / 2;
  return cornerMm > 0
    ? { kind: 'corner', radiusMm, cornerMm: Math.min(cornerMm, radiusMm) }
    : { kind: 'flat', radiusMm };
}

/** Twist drill, spot drill, chamfer mill: `pointDeg` is the angle that the cone's two sides enclose. */
export function pointedCutter(diameterMm: number, pointDeg: number, tipDiameterMm = 0): ConeProfile {
  const half = (Math.min(179, Math.max(1, pointDeg)) / 2) * (Math.PI / 180);
  return { kind: 'cone', radiusMm: diameterMm / 2, tipMm: tipDiameterMm / 2, slope: 1 / tan(half) };
}

/** The same cutter worn, run out or bent by `byMm` in its radius: positive cuts more. */
export function resized(profile: CutterProfile, byMm: number): CutterProfile {
  const radiusMm = Math.max(0, profile.radiusMm + byMm);
  if (profile.kind === 'flat') return { kind: 'flat', radiusMm };
  if (profile.kind === 'corner') return { ...profile, radiusMm, cornerMm: Math.min(profile.cornerMm, radiusMm) };
  return { ...profile, radiusMm, tipMm: Math.min(profile.tipMm, radiusMm) };
}

/** Height above the tip at distance `rMm` from the axis, which must not exceed the radius. */
export function profileHeight(profile: CutterProfile, rMm: number): number {
  if (profile.kind === 'flat') return 0;
  if (profile.kind === 'cone') return profile.slope * Math.max(0, rMm - profile.tipMm);
  const { radiusMm, cornerMm } = profile;
  const out = rMm - (radiusMm - cornerMm);
  return out <= 0 ? 0 : cornerMm - Math.sqrt(Math.max(0, cornerMm * cornerMm - out * out));
}

/** Height of the lowest point that has the full radius: above it the cutter is a cylinder. */
export function shoulderHeight(profile: CutterProfile): number {
  return profileHeight(profile, profile.radiusMm);
}
