import type { SceneViewProps } from '../../kit/index.ts';
import type { Refusal } from '../../session/index.ts';
import type { Say } from './strings/index.ts';

/** Why something was refused, in the scene's words. */
export function refusalText(t: SceneViewProps['t'], say: Say, { code, details }: Refusal): string {
  const key = `refusal.${code}`;
  const values: Record<string, string | number> = {};
  if (typeof details === 'object' && details !== null)
    for (const [name, value] of Object.entries(details))
      if (typeof value === 'string' || typeof value === 'number') values[name] = value;
  const text = t({ key, values });
  return text === key ? say('refused.other', { code }) : text;
}
