import type { AxisPosition, CanonicalCall } from './canon.ts';
import { PLANE_AXES } from './planes.ts';
import { origin, type Position } from './state.ts';
import { MM_PER_INCH, scaleLengths } from './units.ts';

const AXES = ['x', 'y', 'z', 'a', 'b', 'c'] as const;

/**
 * Where a machine that follows the calls believes the tool, in program units. After a tool change, a probe and a reload of
 * the tool table the interpreter takes its position from here. As in LinuxCNC's stand-alone rs274, work offsets shift it,
 * while tool length offsets and rotation do not, and a spline seems to end at X0 Y0.
 */
export class AnnouncedPosition {
  readonly position: Position = origin();
  readonly #system: Position = origin();
  readonly #axisOffset: Position = origin();
  readonly #toolOffset: Position = origin();
  readonly #toolChangeZMm: number | undefined;
  #metric = true;

  /** @param place at the program's beginning, machine coordinates in mm @param toolChangeZMm where a tool change takes Z to */
  constructor(place: Pick<Position, 'x' | 'y' | 'z'> = origin(), toolChangeZMm?: number) {
    Object.assign(this.position, place);
    this.#toolChangeZMm = toolChangeZMm;
  }

  take(call: CanonicalCall): void {
    switch (call.kind) {
      case 'straightFeed':
      case 'straightTraverse':
        this.#moveTo(call);
        return;
      case 'arcFeed': {
        const { first, second, normal } = PLANE_AXES[call.plane];
        const { a, b, c } = call;
        Object.assign(this.position, { a, b, c });
        this.position[first] = call.firstEnd;
        this.position[second] = call.secondEnd;
        this.position[normal] = call.axisEnd;
        return;
      }
      case 'straightProbe':
        this.#probeTowards(call);
        return;
      case 'nurbsFeed':
        this.position.x = 0;
        this.position.y = 0;
        return;
      case 'setG5xOffset':
        this.#shift(this.#system, call);
        return;
      case 'setG92Offset':
        this.#shift(this.#axisOffset, call);
        return;
      case 'useLengthUnits':
        this.#useUnits(call.units === 'mm');
        return;
      case 'useToolLengthOffset':
        this.#toolOffset.z = call.offset.z;
        return;
      case 'changeTool':
        this.#retract();
        return;
      default:
    }
  }

  #moveTo({ x, y, z, a, b, c }: AxisPosition): void {
    const { position } = this;
    position.x = x;
    position.y = y;
    position.z = z;
    position.a = a;
    position.b = b;
    position.c = c;
  }

  /** Without a workpiece a probe is taken to trip so far before its end. */
  #probeTowards(target: AxisPosition): void {
    const { x, y, z } = this.position;
    const step = { x: target.x - x, y: target.y - y, z: target.z - z };
    const length = Math.sqrt(step.x * step.x + step.y * step.y + step.z * step.z);
    this.#moveTo(target);
    if (length === 0) return;
    const before = TRIPS_BEFORE_INCH * (this.#metric ? MM_PER_INCH : 1);
    this.position.x -= (step.x / length) * before;
    this.position.y -= (step.y / length) * before;
    this.position.z -= (step.z / length) * before;
  }

  #shift(offset: Position, next: AxisPosition): void {
    for (const axis of AXES) {
      this.position[axis] += offset[axis] - next[axis];
      offset[axis] = next[axis];
    }
  }

  #retract(): void {
    if (this.#toolChangeZMm === undefined) return;
    const z = this.#metric ? this.#toolChangeZMm : this.#toolChangeZMm / MM_PER_INCH;
    this.position.z = z - this.#system.z - this.#axisOffset.z - this.#toolOffset.z;
  }

  #useUnits(metric: boolean): void {
    if (this.#metric === metric) return;
    this.#metric = metric;
    const factor = metric ? MM_PER_INCH : 1 / MM_PER_INCH;
    for (const point of [this.position, this.#system, this.#axisOffset, this.#toolOffset]) scaleLengths(point, factor);
  }
}

const TRIPS_BEFORE_INCH = 0.01;
