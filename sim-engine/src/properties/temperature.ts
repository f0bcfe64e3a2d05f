/** What 0 °C is in kelvin, exactly. */
export const ZERO_CELSIUS_K = 273.15;

export function kelvin(tempC: number): number {
  return tempC + ZERO_CELSIUS_K;
}
