import type { Command } from '../kernel/command.ts';
import { type Actor, HIDDEN_TARGETS, type Role } from '../log/actor.ts';
import type { LogEntry } from '../log/training-log.ts';

/** An entry as somebody may see it. Without its place: a gap in the numbers would tell that something was left out. */
export interface SeenEntry {
  readonly tick: number;
  readonly actor: Actor;
  readonly command: Command;
}

/** What a role may read of a log: trainees do not learn of faults and judgements. */
export function entriesFor(role: Role, entries: readonly LogEntry[]): readonly SeenEntry[] {
  return entries
    .filter(({ command }) => role !== 'trainee' || !HIDDEN_TARGETS.includes(command.target))
    .map(({ tick, actor, command }) => ({ tick, actor, command }));
}
