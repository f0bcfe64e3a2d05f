import type { Diagnostics, Position } from '../diagnostics.ts';
import type { Expression, TypeDeclaration, TypeSpec } from '../syntax/ast.ts';
import { type Constant, rangeOf } from '../types/constant.ts';
import {
  type Bounds,
  cellsOf,
  DEFAULT_CAPACITY,
  ELEMENTARY_BY_NAME,
  type Field,
  type InitialValue,
  isInteger,
  STRING,
  type Type,
  UNKNOWN,
  WSTRING,
} from '../types/types.ts';
import type { Unit } from '../types/unit.ts';
import { MOST_CELLS } from './allocator.ts';
import { evaluateWhole } from './constants.ts';
import { resolveInitial } from './initial-values.ts';
import type { ConstantScope } from './scope.ts';

interface Resolved {
  readonly type: Type;
  /** What the type itself says that its values start with. */
  readonly initial: InitialValue | undefined;
}

const NOTHING: Resolved = { type: UNKNOWN, initial: undefined };
const DINT_RANGE = { low: -0x8000_0000n, high: 0x7fff_ffffn };

/** Resolves names of types, whatever the order of their declarations. */
export class TypeTable {
  readonly #diagnostics: Diagnostics;
  readonly #declared = new Map<string, TypeDeclaration>();
  readonly #resolved = new Map<string, Resolved>();
  readonly #resolving = new Set<string>();
  readonly #blockNamed: (key: string) => Unit | undefined;
  /** Enumerators by name; one that two types have is known only with its type. */
  readonly enumerators: Map<string, Constant> = new Map();
  readonly #ambiguous = new Set<string>();
  readonly #scope: ConstantScope;

  /**
   * @param blockNamed the function block of that upper-case name, laid out on demand
   * @param globalConstant a constant that type declarations may name
   */
  constructor(
    diagnostics: Diagnostics,
    blockNamed: (key: string) => Unit | undefined,
    globalConstant: (name: string) => Constant | undefined,
  ) {
    this.#diagnostics = diagnostics;
    this.#blockNamed = blockNamed;
    this.#scope = {
      diagnostics,
      constant: (name) => globalConstant(name) ?? this.enumerators.get(name.toUpperCase()),
      typeNamed: (name) => this.named(name),
    };
  }

  declare(declaration: TypeDeclaration): void {
    const key = declaration.name.toUpperCase();
    if (this.#declared.has(key) || ELEMENTARY_BY_NAME.has(key)) {
      this.#diagnostics.error(declaration, 'ST301', declaration.name);
    } else this.#declared.set(key, declaration);
  }

  resolveAll(): void {
    for (const [key, declaration] of this.#declared) this.#resolveNamed(key, declaration);
  }

  declares(key: string): boolean {
    return this.#declared.has(key);
  }

  /** A type by name, or `undefined` where there is none. */
  named(name: string): Type | undefined {
    return this.#lookUp(name.toUpperCase(), undefined)?.type;
  }

  #lookUp(key: string, position: Position | undefined): Resolved | undefined {
    const elementary = ELEMENTARY_BY_NAME.get(key);
    if (elementary !== undefined) return { type: elementary, initial: undefined };
    if (key === 'STRING' || key === 'WSTRING') return { type: key === 'STRING' ? STRING : WSTRING, initial: undefined };
    const declaration = this.#declared.get(key);
    if (declaration !== undefined) return this.#resolveNamed(key, declaration, position);
    const unit = this.#blockNamed(key);
    return unit === undefined ? undefined : { type: { kind: 'block', unit }, initial: undefined };
  }

  #resolveNamed(key: string, declaration: TypeDeclaration, position: Position = declaration): Resolved {
    const known = this.#resolved.get(key);
    if (known !== undefined) return known;
    if (this.#resolving.has(key)) {
      this.#diagnostics.error(position, 'ST303', declaration.name);
      return NOTHING;
    }
    this.#resolving.add(key);
    const own = this.resolve(declaration.type, this.#scope, declaration.name);
    const initial = declaration.initial;
    const resolved =
      initial === undefined ? own : { ...own, initial: resolveInitial(initial, own.type, this.#scope) ?? own.initial };
    this.#resolving.delete(key);
    this.#resolved.set(key, resolved);
    return resolved;
  }

  /** @param name what a structure or enumeration written here is called */
  resolve(spec: TypeSpec, scope: ConstantScope, name: string = ''): Resolved {
    const resolved = this.#resolveSpec(spec, scope, name);
    if (cellsOf(resolved.type) <= MOST_CELLS) return resolved;
    this.#diagnostics.error(spec, 'ST902', String(MOST_CELLS));
    return NOTHING;
  }

  #resolveSpec(spec: TypeSpec, scope: ConstantScope, name: string): Resolved {
    switch (spec.kind) {
      case 'named': {
        const found = this.#lookUp(spec.name.toUpperCase(), spec);
        if (found === undefined) this.#diagnostics.error(spec, 'ST302', spec.name);
        return found ?? NOTHING;
      }
      case 'string':
        return { type: this.#string(spec, scope), initial: undefined };
      case 'subrange':
        return { type: this.#subrange(spec, scope, name), initial: undefined };
      case 'array':
        return this.#array(spec, scope);
      case 'struct':
        return { type: this.#struct(spec, scope, name), initial: undefined };
      case 'enumeration':
        return { type: this.#enumeration(spec, scope, name), initial: undefined };
    }
  }

  #string(spec: TypeSpec & { kind: 'string' }, scope: ConstantScope): Type {
    if (spec.capacity === undefined) return spec.wide ? WSTRING : STRING;
    const capacity = evaluateWhole(spec.capacity, scope) ?? BigInt(DEFAULT_CAPACITY);
    if (capacity >= 1n && capacity <= 65_535n) return { kind: 'string', wide: spec.wide, capacity: Number(capacity) };
    this.#diagnostics.error(spec, 'ST304', '1', String(capacity));
    return STRING;
  }

  #subrange(spec: TypeSpec & { kind: 'subrange' }, scope: ConstantScope, name: string): Type {
    const base = ELEMENTARY_BY_NAME.get(spec.base.toUpperCase());
    const low = evaluateWhole(spec.low, scope);
    const high = evaluateWhole(spec.high, scope);
    if (base === undefined || !isInteger(base)) {
      this.#diagnostics.error(spec, base === undefined ? 'ST302' : 'ST404', spec.base, 'a subrange');
      return UNKNOWN;
    }
    if (low === undefined || high === undefined) return UNKNOWN;
    const range = rangeOf(base) ?? DINT_RANGE;
    if (low > high || low < range.low || high > range.high) {
      this.#diagnostics.error(spec, 'ST304', String(low), String(high));
      return base;
    }
    return { kind: 'subrange', name: name === '' ? `${base.name} (${low}..${high})` : name, base, low, high };
  }

  #array(spec: TypeSpec & { kind: 'array' }, scope: ConstantScope): Resolved {
    const element = this.resolve(spec.element, scope);
    const bounds: Bounds[] = [];
    for (const { low, high } of spec.bounds) bounds.push(this.#bounds(low, high, scope));
    const type: Type = { kind: 'array', bounds, element: element.type };
    const { initial } = element;
    if (initial === undefined || cellsOf(type) > MOST_CELLS) return { type, initial: undefined };
    const count = bounds.reduce((product, { low, high }) => product * (high - low + 1), 1);
    return { type, initial: { kind: 'elements', values: Array.from({ length: count }, () => initial) } };
  }

  #bounds(low: Expression, high: Expression, scope: ConstantScope): Bounds {
    const from = evaluateWhole(low, scope) ?? 0n;
    const to = evaluateWhole(high, scope) ?? from;
    if (from <= to && from >= DINT_RANGE.low && to <= DINT_RANGE.high) return { low: Number(from), high: Number(to) };
    this.#diagnostics.error(low, 'ST304', String(from), String(to));
    return { low: 0, high: 0 };
  }

  #struct(spec: TypeSpec & { kind: 'struct' }, scope: ConstantScope, name: string): Type {
    const fields = new Map<string, Field>();
    let offset = 0;
    for (const field of spec.fields) {
      const key = field.name.toUpperCase();
      if (fields.has(key)) this.#diagnostics.error(field, 'ST301', field.name);
      const { type, initial: ownInitial } = this.resolve(field.type, scope, `${name}.${field.name}`);
      const initial = field.initial === undefined ? undefined : resolveInitial(field.initial, type, scope);
      fields.set(key, { name: field.name, type, offset, initial: initial ?? ownInitial });
      offset += cellsOf(type);
      if (offset > MOST_CELLS) break;
    }
    return { kind: 'struct', name: name === '' ? 'STRUCT' : name, fields };
  }

  #enumeration(spec: TypeSpec & { kind: 'enumeration' }, scope: ConstantScope, name: string): Type {
    const values = new Map<string, { name: string; value: bigint }>();
    let next = 0n;
    for (const { name: valueName, value, line, column } of spec.values) {
      const key = valueName.toUpperCase();
      if (values.has(key)) this.#diagnostics.error({ line, column }, 'ST301', valueName);
      const own = value === undefined ? next : (evaluateWhole(value, scope) ?? next);
      if (BigInt.asIntN(32, own) !== own) this.#diagnostics.error({ line, column }, 'ST406', String(own), 'DINT');
      values.set(key, { name: valueName, value: own });
      next = own + 1n;
    }
    const type: Type = { kind: 'enumeration', name: name === '' ? 'ENUM' : name, values };
    for (const [key, { value }] of values) this.#offer(key, { type, value });
    return type;
  }

  #offer(key: string, constant: Constant): void {
    if (this.#ambiguous.has(key)) return;
    if (this.enumerators.delete(key)) this.#ambiguous.add(key);
    else this.enumerators.set(key, constant);
  }
}
