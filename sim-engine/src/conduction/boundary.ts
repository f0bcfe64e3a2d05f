import { kelvin } from '../properties/temperature.ts';

/** Stefan–Boltzmann constant, CODATA 2018, exact. */
const STEFAN_BOLTZMANN_WPM2K4 = 5.670374419e-8;

/**
 * What a face of the wall meets. `insulated` serves a plane of symmetry too; `imposed` holds the face at the temperature of
 * its surroundings; `exchanging` takes h (T_s − T) + eps sigma (T_s⁴ − T⁴) from them.
 */
export type Boundary =
  | { readonly kind: 'insulated' }
  | { readonly kind: 'imposed' }
  | { readonly kind: 'exchanging'; readonly coefficientWpm2K: number; readonly emissivity: number };

/** Into the wall, W/m². */
export function boundaryFluxWpm2(boundary: Boundary, faceC: number, surroundingsC: number): number {
  if (boundary.kind !== 'exchanging') return 0;
  const hot = kelvin(surroundingsC);
  const face = kelvin(faceC);
  const radiation = STEFAN_BOLTZMANN_WPM2K4 * (hot * hot + face * face) * (hot + face);
  return (boundary.coefficientWpm2K + boundary.emissivity * radiation) * (hot - face);
}

/** −d(flux)/d(face temperature), W/(m² K). */
export function boundarySlopeWpm2K(boundary: Boundary, faceC: number): number {
  if (boundary.kind !== 'exchanging') return 0;
  const face = kelvin(faceC);
  return boundary.coefficientWpm2K + 4 * boundary.emissivity * STEFAN_BOLTZMANN_WPM2K4 * face * face * face;
}
