import { at } from '../maths/at.ts';
import { type Boundary, boundaryFluxWpm2, boundarySlopeWpm2K } from './boundary.ts';
import { curveIntegral, curveValue } from './curve.ts';
import { volumeMean, type WallGrid } from './grid.ts';
import { solveTridiagonal } from './tridiagonal.ts';

/** The diagonal coefficient of the two-stage method of R. Alexander, SIAM J. Numer. Anal. 14 (1977) 1006–1021. */
const GAMMA = 1 - Math.SQRT1_2;
/** How far into a step its first stage lies. */
export const STAGE_SHARE = GAMMA;
/** Conductivities are taken from the last round, so that each round wins two to four digits. */
const MOST_ROUNDS = 24;
/** Where no temperature moves by more than this, the rounds that are left would win nothing. K. */
const SETTLED_K = 1e-8;

/** Temperatures of what lies at either face, °C; not looked at where the face is insulated. */
export interface Surroundings {
  readonly innerC: number;
  readonly outerC: number;
}

/** What came in during a step through either face, J (of a slab: J/m²). */
export interface StepHeat {
  readonly innerJ: number;
  readonly outerJ: number;
}

/**
 * Conduction through a layered wall: rho c dT/dt = div(k grad T) in finite volumes around the cells' centres, written in
 * enthalpy so that heat is conserved for any c(T); two neighbours' half cells conduct in series. In time a singly diagonally
 * implicit Runge–Kutta method of second order, L-stable, solved by Newton's method: no step is too long to be stable,
 * and equal input gives equal bits.
 *
 * Its state is not held here: an array of the inner face, each cell and the outer face, in °C.
 */
export class Wall {
  readonly grid: WallGrid;
  readonly inner: Boundary;
  readonly outer: Boundary;
  readonly #cells: number;
  readonly #start: Float64Array;
  readonly #goal: Float64Array;
  readonly #enthalpies: Float64Array;
  readonly #conductances: Float64Array;
  readonly #lower: Float64Array;
  readonly #diagonal: Float64Array;
  readonly #upper: Float64Array;
  readonly #right: Float64Array;

  constructor(grid: WallGrid, inner: Boundary, outer: Boundary) {
    this.grid = grid;
    this.inner = inner;
    this.outer = outer;
    this.#cells = grid.widthsM.length;
    const size = this.#cells + 2;
    this.#start = new Float64Array(size);
    this.#goal = new Float64Array(size);
    this.#enthalpies = new Float64Array(size);
    this.#conductances = new Float64Array(size);
    this.#lower = new Float64Array(size);
    this.#diagonal = new Float64Array(size);
    this.#upper = new Float64Array(size);
    this.#right = new Float64Array(size);
  }

  get stateSize(): number {
    return this.#cells + 2;
  }

  /** Heat held above 0 °C of every curve's first point, J (of a slab: J/m²). */
  heatJ(temps: Float64Array): number {
    let sum = 0;
    for (let cell = 0; cell < this.#cells; cell += 1) sum += this.#enthalpyJ(cell, at(temps, cell + 1));
    return sum;
  }

  meanC(temps: Float64Array): number {
    return volumeMean(this.grid, temps, 1);
  }

  /**
   * The inner face's temperature. Where it is insulated, a parabola level at the face leads there from the first two cells:
   * the half cell alone would show the first cell's own temperature.
   */
  innerFaceC(temps: Float64Array): number {
    if (this.inner.kind !== 'insulated' || this.#cells < 2) return at(temps, 0);
    return at(temps, 1) - (at(temps, 2) - at(temps, 1)) / 8;
  }

  outerFaceC(temps: Float64Array): number {
    const last = this.#cells;
    if (this.outer.kind !== 'insulated' || last < 2) return at(temps, last + 1);
    return at(temps, last) - (at(temps, last - 1) - at(temps, last)) / 8;
  }

  /**
   * Moves `temps` on by a step.
   *
   * @param early the surroundings at `STAGE_SHARE` of the step, `late` at its end
   */
  advance(temps: Float64Array, stepS: number, early: Surroundings, late: Surroundings): StepHeat {
    this.#start.set(temps);
    for (let cell = 0; cell < this.#cells; cell += 1) {
      this.#enthalpies[cell + 1] = this.#enthalpyJ(cell, at(temps, cell + 1));
    }
    this.#goal.set(this.#enthalpies);
    this.#solveStage(temps, GAMMA * stepS, early);
    const first = this.#facesW(temps, early);
    for (let node = 1; node <= this.#cells; node += 1) {
      const rateW = (this.#enthalpyJ(node - 1, at(temps, node)) - at(this.#enthalpies, node)) / (GAMMA * stepS);
      this.#goal[node] = at(this.#enthalpies, node) + (1 - GAMMA) * stepS * rateW;
    }
    this.#solveStage(temps, GAMMA * stepS, late);
    const second = this.#facesW(temps, late);
    return {
      innerJ: stepS * ((1 - GAMMA) * first.innerW + GAMMA * second.innerW),
      outerJ: stepS * ((1 - GAMMA) * first.outerW + GAMMA * second.outerW),
    };
  }

  #enthalpyJ(cell: number, tempC: number): number {
    const material = this.grid.materials[cell];
    if (material === undefined) throw new RangeError(`no cell ${cell}`);
    return at(this.grid.volumesM3, cell) * material.densityKgpm3 * curveIntegral(material.heatCapacityJpkgK, tempC);
  }

  #capacityJpK(cell: number, tempC: number): number {
    const material = this.grid.materials[cell];
    if (material === undefined) throw new RangeError(`no cell ${cell}`);
    return at(this.grid.volumesM3, cell) * material.densityKgpm3 * curveValue(material.heatCapacityJpkgK, tempC);
  }

  /** Resistance times area of half a cell, m² K/W. */
  #halfCell(cell: number, tempC: number): number {
    const material = this.grid.materials[cell];
    if (material === undefined) throw new RangeError(`no cell ${cell}`);
    return at(this.grid.widthsM, cell) / (2 * curveValue(material.conductivityWpmK, tempC));
  }

  /** Between node and node + 1, W/K; the first and the last lead from a face to the centre of its cell. */
  #updateConductances(temps: Float64Array): void {
    const { faceAreasM2 } = this.grid;
    let before = 0;
    for (let cell = 0; cell < this.#cells; cell += 1) {
      const half = this.#halfCell(cell, at(temps, cell + 1));
      this.#conductances[cell] = at(faceAreasM2, cell) / (before + half);
      before = half;
    }
    this.#conductances[this.#cells] = at(faceAreasM2, this.#cells) / before;
  }

  /** What flows in through the faces, W. */
  #facesW(temps: Float64Array, surroundings: Surroundings): { readonly innerW: number; readonly outerW: number } {
    this.#updateConductances(temps);
    const last = this.#cells;
    const through = (boundary: Boundary, face: number, cell: number, conductance: number, other: number): number => {
      if (boundary.kind === 'insulated') return 0;
      if (boundary.kind === 'imposed') return conductance * (at(temps, face) - at(temps, cell));
      const area = at(this.grid.faceAreasM2, face === 0 ? 0 : last);
      return area * boundaryFluxWpm2(boundary, at(temps, face), other);
    };
    return {
      innerW: through(this.inner, 0, 1, at(this.#conductances, 0), surroundings.innerC),
      outerW: through(this.outer, last + 1, last, at(this.#conductances, last), surroundings.outerC),
    };
  }

  #solveStage(temps: Float64Array, weightS: number, surroundings: Surroundings): void {
    let moved = Number.POSITIVE_INFINITY;
    for (let round = 0; round < MOST_ROUNDS && moved > SETTLED_K; round += 1) {
      this.#updateConductances(temps);
      for (let node = 1; node <= this.#cells; node += 1) this.#fillCell(temps, node, weightS);
      this.#fillFace(temps, 0, surroundings.innerC);
      this.#fillFace(temps, this.#cells + 1, surroundings.outerC);
      solveTridiagonal(this.#lower, this.#diagonal, this.#upper, this.#right);
      moved = 0;
      for (let node = 0; node < temps.length; node += 1) {
        temps[node] = at(temps, node) + at(this.#right, node);
        moved = Math.max(moved, Math.abs(at(this.#right, node)));
      }
    }
  }

  #fillCell(temps: Float64Array, node: number, weightS: number): void {
    const inward = weightS * at(this.#conductances, node - 1);
    const outward = weightS * at(this.#conductances, node);
    const temp = at(temps, node);
    this.#lower[node] = -inward;
    this.#upper[node] = -outward;
    this.#diagonal[node] = this.#capacityJpK(node - 1, temp) + inward + outward;
    this.#right[node] =
      at(this.#goal, node) -
      this.#enthalpyJ(node - 1, temp) +
      inward * (at(temps, node - 1) - temp) +
      outward * (at(temps, node + 1) - temp);
  }

  /** A face holds no heat: what comes from its surroundings goes on to its cell. */
  #fillFace(temps: Float64Array, node: number, surroundingsC: number): void {
    const isInner = node === 0;
    const boundary = isInner ? this.inner : this.outer;
    const neighbour = isInner ? 1 : this.#cells;
    const conductance = at(this.#conductances, isInner ? 0 : this.#cells);
    const toNeighbour = isInner ? this.#upper : this.#lower;
    const face = at(temps, node);
    if (boundary.kind === 'imposed') {
      toNeighbour[node] = 0;
      this.#diagonal[node] = 1;
      this.#right[node] = surroundingsC - face;
      return;
    }
    const area = at(this.grid.faceAreasM2, isInner ? 0 : this.#cells);
    // The axis of a solid cylinder has no area and so no equation of its own: it follows its cell.
    const path = conductance > 0 ? conductance : 1;
    toNeighbour[node] = -path;
    this.#diagonal[node] = path + area * boundarySlopeWpm2K(boundary, face);
    this.#right[node] = path * (at(temps, neighbour) - face) + area * boundaryFluxWpm2(boundary, face, surroundingsC);
  }
}
