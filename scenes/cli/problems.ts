import type { DataProblem } from '@tongyan/sim-engine/log';

/** What is wrong with a file's data, a line for each problem. */
export function problemLines(path: string, problems: readonly DataProblem[]): string {
  return problems
    .map(({ code, pointer, details }) => {
      const more = details === undefined ? '' : ` ${JSON.stringify(details)}`;
      return `${path}${pointer}: ${code}${more}`;
    })
    .join('\nsim: ');
}
