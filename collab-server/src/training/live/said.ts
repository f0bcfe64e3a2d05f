import { type LogEntry, SESSION } from '@tongyan/sim-engine/log';
import { findPeople } from '../../communities/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { LiveSaid } from '../contract-live.ts';

/** What instructors have said into a run, as its log has it: whoever opens its page anew is told again. */
export async function saidIn(db: Db, entries: readonly LogEntry[]): Promise<readonly LiveSaid[]> {
  const said = entries.filter(
    ({ actor, command }) => actor.role === 'instructor' && command.target === SESSION && command.name === 'message',
  );
  const people = await findPeople(
    db,
    said.map(({ actor }) => actor.id),
  );
  return said.map(({ actor, command }) => {
    const { text } = command.args as { readonly text: string };
    return { text, from: people.get(actor.id)?.displayName ?? '' };
  });
}
