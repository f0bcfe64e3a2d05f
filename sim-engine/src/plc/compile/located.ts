import type { Diagnostics, Position } from '../diagnostics.ts';
import {
  type ArrayType,
  arithmeticOf,
  baseOf,
  cellsOf,
  elementsOf,
  sameType,
  type Type,
  typeName,
} from '../types/types.ts';
import type { Storage } from '../types/unit.ts';
import { addressAfter, type IoPoint, type ParsedAddress, parseAddress } from './addresses.ts';
import type { Allocator } from './allocator.ts';

/**
 * The process image: one cell for each address that a program names. `%IX0.0`, `%IB0` and `%IW0` are three points, which do not
 * overlap; variables at one address share its cell.
 */
export class LocatedVariables {
  readonly points: Map<string, IoPoint> = new Map();
  readonly #diagnostics: Diagnostics;
  readonly #allocator: Allocator;

  constructor(diagnostics: Diagnostics, allocator: Allocator) {
    this.#diagnostics = diagnostics;
    this.#allocator = allocator;
  }

  normalised(address: string, position: Position): string | undefined {
    const parsed = parseAddress(address);
    if (parsed === undefined) this.#diagnostics.error(position, 'ST109', address);
    return parsed?.address;
  }

  /** The cells of a variable that is declared AT an address. */
  place(address: string, type: Type, name: string, position: Position): Storage {
    const parsed = parseAddress(address);
    if (parsed === undefined) return { kind: 'absolute', cell: 0 };
    if (type.kind === 'array') return this.#placeArray(parsed, type, name, position);
    if (!fits(parsed, type)) this.#diagnostics.error(position, 'ST309', typeName(type), parsed.address);
    if (parsed.numbers.length === 0)
      return { kind: 'absolute', cell: this.#add(parsed, `${parsed.address}:${name}`, type, name, position) };
    const known = this.points.get(parsed.address);
    if (known === undefined) return { kind: 'absolute', cell: this.#add(parsed, parsed.address, type, name, position) };
    if (!sameType(known.type, type)) this.#diagnostics.error(position, 'ST308', parsed.address, typeName(known.type));
    return { kind: 'absolute', cell: known.cell };
  }

  /** The cell of an address that a body names without a declaration. */
  use(address: string, position: Position): IoPoint | undefined {
    const parsed = parseAddress(address);
    if (parsed === undefined || parsed.numbers.length === 0) {
      this.#diagnostics.error(position, 'ST109', address);
      return undefined;
    }
    if (!this.points.has(parsed.address)) this.#add(parsed, parsed.address, parsed.type, undefined, position);
    return this.points.get(parsed.address);
  }

  #add(parsed: ParsedAddress, key: string, type: Type, name: string | undefined, position: Position): number {
    const cell = this.#allocator.take(cellsOf(type), position);
    this.points.set(key, { address: parsed.address, direction: parsed.direction, type, cell, name });
    return cell;
  }

  #placeArray(parsed: ParsedAddress, type: ArrayType, name: string, position: Position): Storage {
    if (!fits(parsed, type.element)) this.#diagnostics.error(position, 'ST309', typeName(type), parsed.address);
    const count = elementsOf(type);
    const cell = this.#allocator.take(count * cellsOf(type.element), position);
    if (parsed.numbers.length === 0) return { kind: 'absolute', cell };
    for (let index = 0; index < count; index++) {
      const address = addressAfter(parsed, index);
      const known = this.points.get(address);
      if (known !== undefined) {
        this.#diagnostics.error(position, 'ST308', address, typeName(known.type));
        break;
      }
      const { direction } = parsed;
      const element = `${name}[${(type.bounds[0]?.low ?? 0) + index}]`;
      this.points.set(address, { address, direction, type: type.element, cell: cell + index, name: element });
    }
    return { kind: 'absolute', cell };
  }
}

/** Whether an address of this size holds the type: BOOL one bit, the rest as many bits as it has. */
function fits({ type: size }: ParsedAddress, type: Type): boolean {
  if (type.kind === 'unknown') return true;
  const base = baseOf(type);
  if (arithmeticOf(type) === undefined || base.kind === 'string') return false;
  return base.kind === 'elementary' ? base.bits === size.bits : size.bits > 1;
}
