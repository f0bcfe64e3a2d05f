/** Numbers between 0 and 1 that look like chance; the same in every picture. */
export class Scatter {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  next(): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#state / 2 ** 32;
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }
}

const GRAVITY_MMPS2 = 9810;

export interface ParticleSpec {
  readonly count: number;
  readonly lifeS: number;
  /** Speed at which they leave, mm/s: least, greatest, and upwards. */
  readonly speed: readonly [number, number];
  readonly up: readonly [number, number];
  /** Height at which they come to lie; they lie until their life ends. */
  readonly groundMm: number;
  /** What is left of gravity: 1 for chips, less than 0 for smoke. */
  readonly weight: number;
}

/** Small things that fly: a ring of slots, the oldest given up for the newest. Millimetres, Z up. */
export class Particles {
  readonly place: Float32Array;
  readonly ageS: Float32Array;
  readonly spin: Float32Array;
  readonly spec: ParticleSpec;
  readonly #speed: Float32Array;
  readonly #scatter: Scatter;
  #next = 0;
  #owed = 0;

  constructor(spec: ParticleSpec, seed: number) {
    this.spec = spec;
    this.place = new Float32Array(spec.count * 3);
    this.#speed = new Float32Array(spec.count * 3);
    this.ageS = new Float32Array(spec.count).fill(Number.POSITIVE_INFINITY);
    this.spin = new Float32Array(spec.count);
    this.#scatter = new Scatter(seed);
  }

  /** Whether any is still to be seen. */
  get alive(): boolean {
    return this.ageS.some((age) => age < this.spec.lifeS);
  }

  /** Lets some go at a place; a rate owes parts of one to the next time. */
  emit(number: number, x: number, y: number, z: number, spreadMm: number): void {
    this.#owed += number;
    const { speed, up } = this.spec;
    for (; this.#owed >= 1; this.#owed -= 1) {
      const slot = this.#next;
      this.#next = (slot + 1) % this.spec.count;
      const angle = this.#scatter.between(0, 2 * Math.PI);
      const fast = this.#scatter.between(...speed);
      this.place.set([x + Math.cos(angle) * spreadMm, y + Math.sin(angle) * spreadMm, z], slot * 3);
      // They leave along the cutter's circumference, not away from its middle.
      this.#speed.set([-Math.sin(angle) * fast, Math.cos(angle) * fast, this.#scatter.between(...up)], slot * 3);
      this.ageS[slot] = 0;
      this.spin[slot] = this.#scatter.between(-14, 14);
    }
  }

  step(deltaS: number): void {
    const { count, lifeS, groundMm, weight } = this.spec;
    for (let slot = 0; slot < count; slot++) {
      const age = (this.ageS[slot] ?? lifeS) + deltaS;
      if (age >= lifeS + deltaS) continue;
      this.ageS[slot] = age;
      const base = slot * 3;
      const z = this.place[base + 2] ?? 0;
      if (weight > 0 && z <= groundMm) continue;
      const fall = (this.#speed[base + 2] ?? 0) - GRAVITY_MMPS2 * weight * deltaS;
      this.#speed[base + 2] = fall;
      this.place[base] = (this.place[base] ?? 0) + (this.#speed[base] ?? 0) * deltaS;
      this.place[base + 1] = (this.place[base + 1] ?? 0) + (this.#speed[base + 1] ?? 0) * deltaS;
      this.place[base + 2] = Math.max(weight > 0 ? groundMm : -Infinity, z + fall * deltaS);
    }
  }
}
