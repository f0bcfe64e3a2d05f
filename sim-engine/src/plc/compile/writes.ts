import type { Position } from '../diagnostics.ts';
import { BOOL } from '../types/types.ts';
import type { Branch, Context, OutputWrite } from './context.ts';
import type { Target } from './places.ts';

/** Reports a target that must not be written: constants, and what a block gives out. */
export function checkWritable(context: Context, { variable, address, part }: Target, position: Position): void {
  if (part?.section === 'VAR_OUTPUT') context.diagnostics.error(position, 'ST407', part.name, 'an output of its block');
  else if (variable?.constant === true) context.diagnostics.error(position, 'ST407', variable.name, 'CONSTANT');
  else if (part === undefined && variable?.section === 'VAR_INPUT' && context.unit.kind === 'PROGRAM') {
    context.diagnostics.warn(position, 'ST803', variable.name);
  } else if ((address ?? '').startsWith('%I')) context.diagnostics.warn(position, 'ST803', address ?? '');
}

/** Remembers a write to a BOOL output of the process: a PROGRAM's VAR_OUTPUT, or what lies at %Q. */
export function noteWrite(context: Context, target: Target, position: Position, literal: boolean): void {
  const { type, place, variable, address } = target;
  if (type !== BOOL || place.kind !== 'direct' || target.bits !== undefined) return;
  const physical = (address ?? '').startsWith('%Q');
  const output = variable?.section === 'VAR_OUTPUT' && context.unit.kind === 'PROGRAM';
  if (!physical && !output) return;
  const key = physical ? (address ?? '') : `${context.unit.name}.${place.operand}`;
  const known = context.writes.get(key) ?? [];
  const name = variable?.name ?? address ?? '';
  known.push({ position, unit: context.unit, path: [...context.path], literal, name });
  context.writes.set(key, known);
}

function sameStatement(a: Branch, b: Branch): boolean {
  return a.statement.line === b.statement.line && a.statement.column === b.statement.column;
}

/** Whether two places can never both be reached in one scan: they lie in different branches of one IF or CASE. */
function excludeEachOther(a: readonly Branch[], b: readonly Branch[]): boolean {
  for (const [depth, branch] of a.entries()) {
    const other = b[depth];
    if (other === undefined || !sameStatement(branch, other)) return false;
    if (branch.branch !== other.branch) return true;
  }
  return false;
}

function isPrefix(a: readonly Branch[], b: readonly Branch[]): boolean {
  return a.every((branch, depth) => {
    const other = b[depth];
    return other !== undefined && sameStatement(branch, other) && branch.branch === other.branch;
  });
}

/**
 * A double coil: of two writes that one scan can reach, the later always undoes the earlier, or both drive the output with a
 * condition of their own. A default that branches override and TRUE / FALSE in branches (set and reset) are none.
 */
function collide(earlier: OutputWrite, later: OutputWrite): boolean {
  if (earlier.unit !== later.unit) return true;
  if (excludeEachOther(earlier.path, later.path)) return false;
  return isPrefix(later.path, earlier.path) || (!earlier.literal && !later.literal);
}

export function warnOfDoubleCoils(context: Pick<Context, 'diagnostics' | 'writes'>): void {
  for (const writes of context.writes.values()) {
    for (const [index, later] of writes.entries()) {
      const earlier = writes.slice(0, Math.min(index, 200)).find((one) => collide(one, later));
      if (earlier === undefined) continue;
      context.diagnostics.warn(later.position, 'ST802', later.name, String(earlier.position.line));
      break;
    }
  }
}
