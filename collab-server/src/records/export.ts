import type { Db } from '../platform/database/index.ts';
import { exportPart, type StatementFilter } from './store.ts';

const AT_ONCE = 500;

/** Statements as a text in parts: one JSON array, or a line each. Each bears when it was stored. */
export async function* exportStatements(
  db: Db,
  filter: StatementFilter,
  format: 'json' | 'jsonl',
): AsyncGenerator<string> {
  let after = 0;
  let isFirst = true;
  if (format === 'json') yield '[';
  for (;;) {
    const rows = await exportPart(db, filter, after, AT_ONCE);
    for (const { json, storedAtMs } of rows) {
      const text = withStored(json, storedAtMs);
      yield format === 'jsonl' ? `${text}\n` : `${isFirst ? '' : ','}\n${text}`;
      isFirst = false;
    }
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) break;
    after = last.seq;
  }
  if (format === 'json') yield '\n]\n';
}

function withStored(json: string, storedAtMs: number): string {
  return JSON.stringify({ ...(JSON.parse(json) as object), stored: new Date(storedAtMs).toISOString() });
}
