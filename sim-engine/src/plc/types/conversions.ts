import {
  arithmeticOf,
  baseOf,
  familyOf,
  type Type,
  BOOL,
  BYTE,
  DINT,
  DWORD,
  INT,
  LINT,
  LREAL,
  LWORD,
  REAL,
  SINT,
  UDINT,
  UINT,
  ULINT,
  USINT,
  WORD,
  type ElementaryType,
  sameType,
} from './types.ts';

/** Direct implicit conversions (IEC 61131-3, 3rd ed., figure 12); the relation is their closure. */
const WIDENS: readonly (readonly [ElementaryType, readonly ElementaryType[]])[] = [
  [BOOL, [BYTE]],
  [BYTE, [WORD]],
  [WORD, [DWORD]],
  [DWORD, [LWORD]],
  [SINT, [INT]],
  [INT, [DINT, REAL]],
  [DINT, [LINT, LREAL]],
  [USINT, [UINT, INT]],
  [UINT, [UDINT, DINT, REAL]],
  [UDINT, [ULINT, LINT, LREAL]],
  [REAL, [LREAL]],
];

function closure(): ReadonlyMap<ElementaryType, ReadonlySet<ElementaryType>> {
  const reached = new Map<ElementaryType, Set<ElementaryType>>();
  const reach = (from: ElementaryType): Set<ElementaryType> => {
    const known = reached.get(from);
    if (known !== undefined) return known;
    const targets = new Set<ElementaryType>();
    reached.set(from, targets);
    for (const next of WIDENS.find(([type]) => type === from)?.[1] ?? []) {
      targets.add(next);
      for (const further of reach(next)) targets.add(further);
    }
    return targets;
  };
  for (const [type] of WIDENS) reach(type);
  return reached;
}

const REACHED = closure();

/** Whether a value of one type may stand where the other is expected, without a conversion function. */
export function widens(from: Type, to: Type): boolean {
  if (sameType(from, to)) return true;
  const source = baseOf(from);
  const target = baseOf(to);
  if (source.kind !== 'elementary' || target.kind !== 'elementary') return false;
  return source === target || (REACHED.get(source)?.has(target) ?? false);
}

/** In which to look for what two types have in common: the narrowest first. */
const BY_WIDTH = [BOOL, BYTE, WORD, DWORD, LWORD, SINT, USINT, INT, UINT, DINT, UDINT, LINT, ULINT, REAL, LREAL];

/** The narrowest type that both widen to. */
export function commonType(a: Type, b: Type): Type | undefined {
  if (widens(a, b)) return baseOf(b);
  if (widens(b, a)) return baseOf(a);
  return BY_WIDTH.find((type) => widens(a, type) && widens(b, type));
}

export function isNumeric(type: Type): boolean {
  const family = familyOf(type);
  return family === 'signed' || family === 'unsigned' || family === 'real';
}

export function isBitString(type: Type): boolean {
  const family = familyOf(type);
  return family === 'bits' || family === 'bool';
}

export function isReal(type: Type): boolean {
  const arithmetic = arithmeticOf(type);
  return arithmetic === 'f32' || arithmetic === 'f64';
}
