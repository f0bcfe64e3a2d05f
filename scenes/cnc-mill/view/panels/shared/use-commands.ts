import { useCallback, useEffect, useRef, useState } from 'react';

import type { CommandOutcome, SessionPort, Text } from '../../../../session/index.ts';
import type { BenchCommands } from '../../../model/bench/interface.ts';
import { MILL, type MillCommands } from '../../../model/machine/interface.ts';

type Commands = MillCommands & BenchCommands;

export type Give = <Name extends keyof Commands>(name: Name, args: Commands[Name], place?: string) => Promise<boolean>;

export interface Commanding {
  /** Gives a command; a refusal is told at its place (by default the command's name). Says whether it was carried out. */
  readonly give: Give;
  /** Why the last command of that place was refused; null where it was not. */
  readonly refusal: (place: string) => string | null;
}

const SHOWN_MS = 6000;

/** Words of a refusal: the scene's own text, filled in with its details. */
function refusalText(t: (text: Text) => string, outcome: CommandOutcome): string | null {
  if (outcome.ok) return null;
  const { code, details } = outcome.refusal;
  const values =
    typeof details === 'object' && details !== null && !Array.isArray(details)
      ? Object.fromEntries(
          Object.entries(details).map(([key, value]) => [
            key,
            typeof value === 'object' ? JSON.stringify(value) : String(value),
          ]),
        )
      : {};
  return t({ key: `refusal.${code}`, values });
}

/** Commands of the machine, with refusals told where they were given. */
export function useCommands(port: SessionPort, t: (text: Text) => string): Commanding {
  const [told, setTold] = useState<{ readonly place: string; readonly text: string } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const give: Give = useCallback(
    async (name, args, place = name) => {
      const outcome = await port.command({ target: MILL, name, args });
      const text = refusalText(t, outcome);
      clearTimeout(timer.current);
      setTold(text === null ? null : { place, text });
      if (text !== null) timer.current = setTimeout(() => setTold(null), SHOWN_MS);
      return outcome.ok;
    },
    [port, t],
  );
  const refusal = useCallback((place: string) => (told?.place === place ? told.text : null), [told]);
  return { give, refusal };
}
