import { type ControlGroup, type Json, sameJson, type Text, type TraineeView } from '@tongyan/scenes/session';
import { useRef } from 'react';
import { type GroupModel, groupModels, type RowModel } from './row-model.ts';

const asJson = (value: unknown): Json => value as Json;

/** The list of a moment, in which what has not changed is the very same object as before: it is not drawn again. */
export function useGroups(
  groups: readonly ControlGroup[],
  view: TraineeView,
  say: (text: Text) => string,
  openId: string | null,
): readonly GroupModel[] {
  const kept = useRef(new Map<string, RowModel>());
  const shown = useRef<readonly GroupModel[]>([]);
  const models = groupModels(groups, view, say, openId).map((group) => ({
    ...group,
    rows: group.rows.map((row) => {
      const before = kept.current.get(row.id);
      if (before !== undefined && sameJson(asJson(before), asJson(row))) return before;
      kept.current.set(row.id, row);
      return row;
    }),
  }));
  if (!areSame(shown.current, models)) shown.current = models;
  return shown.current;
}

/** Whether nothing is to be drawn anew: rows that are alike are the same objects by now. */
const areSame = (before: readonly GroupModel[], after: readonly GroupModel[]): boolean =>
  before.length === after.length &&
  before.every(({ id, title, rows }, index) => {
    const other = after[index];
    return (
      other?.id === id &&
      other.title === title &&
      other.rows.length === rows.length &&
      rows.every((row, at) => row === other.rows[at])
    );
  });
