/** Sum of the faces' area vectors (zero for a closed surface, wherever its seams lie) and the volume it encloses. */
export function enclosed(positions: ArrayLike<number>, indices: ArrayLike<number>): { gap: number; volume: number } {
  let [x, y, z, volume] = [0, 0, 0, 0];
  const at = (index: number): [number, number, number] => {
    const base = (indices[index] ?? 0) * 3;
    return [positions[base] ?? 0, positions[base + 1] ?? 0, positions[base + 2] ?? 0];
  };
  for (let index = 0; index < indices.length; index += 3) {
    const [a, b, c] = [at(index), at(index + 1), at(index + 2)];
    const [ux, uy, uz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
    const [vx, vy, vz] = [c[0] - a[0], c[1] - a[1], c[2] - a[2]];
    const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    x += nx;
    y += ny;
    z += nz;
    volume += (a[0] * nx + a[1] * ny + a[2] * nz) / 6;
  }
  return { gap: Math.hypot(x, y, z), volume };
}
