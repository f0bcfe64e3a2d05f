import type { TreeNode } from '../../../ui/tree.tsx';
import type { OrgUnit } from '../types.ts';

/** The flat list, parents before children, as the tree draws it; the note is the number of people in the unit itself. */
export function nodesOf(units: readonly OrgUnit[]): TreeNode[] {
  const children = Map.groupBy(units, ({ parentId }) => parentId);
  const known = new Set(units.map(({ id }) => id));
  const nodeOf = (unit: OrgUnit): TreeNode => {
    const below = children.get(unit.id)?.map(nodeOf) ?? [];
    return {
      id: unit.id,
      label: unit.name,
      ...(unit.people === null || unit.people === 0 ? {} : { note: String(unit.people) }),
      ...(below.length === 0 ? {} : { children: below }),
    };
  };
  return units.filter(({ parentId }) => parentId === null || !known.has(parentId)).map(nodeOf);
}

/** Everything above a unit, and the unit itself: what must be open for it to be seen. */
export function pathTo(units: readonly OrgUnit[], id: string): string[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const path: string[] = [];
  for (let unit = byId.get(id); unit !== undefined; unit = byId.get(unit.parentId ?? '')) path.push(unit.id);
  return path;
}
