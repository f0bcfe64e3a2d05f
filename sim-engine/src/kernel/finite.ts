/*
 * Looked at in nearly every tick: the elements are written out instead of read by `at`, of which engines inline only so many into one
 * function, and no sum is built, each addition of which would wait for the one before.
 */

/** Whether all of them are finite. */
export function areFinite(floats: Float64Array): boolean {
  for (let index = 0; index < floats.length; index++) {
    const value = floats[index] as number;
    // What is not finite gives no number here.
    if (value - value !== 0) return false;
  }
  return true;
}

/** Whether all of them are numbers, if perhaps infinite ones. */
export function areNumbers(floats: Float64Array): boolean {
  for (let index = 0; index < floats.length; index++) {
    const value = floats[index] as number;
    if (value !== value) return false;
  }
  return true;
}
