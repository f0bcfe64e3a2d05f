import type { ServerName } from './server-process.ts';

type Rows = Partial<Record<ServerName, Record<string, number | undefined>>>;

/** One figure a line, servers as columns, and the ratio of each peer's figure to ours. */
export function formatTable(title: string, rows: Rows): string {
  const ours = rows.tongyan ?? {};
  const figures = [...new Set(Object.values(rows).flatMap((row) => Object.keys(row)))];
  const lines = figures.map((figure) => {
    const cells = (['tongyan', 'hocuspocus', 'y-websocket'] as const).map((name) => {
      const value = rows[name]?.[figure];
      if (value === undefined) return 'none';
      const own = ours[figure];
      const ratio = name === 'tongyan' || own === undefined ? '' : ` (${(value / own).toFixed(2)}×)`;
      return `${value >= 100 ? value.toFixed(0) : value.toFixed(2)}${ratio}`;
    });
    return `| ${[figure, ...cells].join(' | ')} |`;
  });
  return `\n### ${title}\n\n| figure | tongyan | hocuspocus | y-websocket |\n|---|---|---|---|\n${lines.join('\n')}\n`;
}
