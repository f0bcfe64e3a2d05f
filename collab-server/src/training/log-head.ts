import { hashEntry, hashHeader, type LogHeader } from '@tongyan/sim-engine/log';
import type { PartBody } from './log-store.ts';

/** Hash of a log's last entry, reckoned from what the entries say: one that was changed shows. @param parts JSON of its parts in order */
export function reckonHead(header: LogHeader, parts: Iterable<string>): string {
  let head = hashHeader(header);
  for (const part of parts) {
    const { entries } = JSON.parse(part) as PartBody;
    for (const entry of entries) head = hashEntry(head, entry);
  }
  return head;
}
