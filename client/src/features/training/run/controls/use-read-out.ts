import type { SessionFrame, StripHazard, Text } from '@tongyan/scenes/session';
import { useEffect, useRef, useState } from 'react';
import type { RunMessage } from '../../session/run-handle.ts';
import { type ReadLine, ReadOut } from './read-out.ts';
import type { GroupModel } from './row-model.ts';

/** What has been read out so far, newest last. */
export function useReadOut(
  groups: readonly GroupModel[],
  { view, strip }: Pick<SessionFrame, 'view' | 'strip'>,
  messages: readonly RunMessage[],
  say: (text: Text) => string,
): readonly ReadLine[] {
  const readOut = useRef(new ReadOut());
  const [lines, setLines] = useState<readonly ReadLine[]>([]);
  const told = useRef({ messages: 0, hazards: new Map<string, number>() });
  useEffect(() => {
    const { timeS } = view;
    let isNew = readOut.current.hear(groups, timeS);
    for (const hazard of newHazards(strip.hazards, told.current.hazards)) {
      readOut.current.say(timeS, say(hazard.message), hazard.severity === 'danger' ? 'danger' : 'warning');
      isNew = true;
    }
    for (const { from, text } of messages.slice(told.current.messages)) {
      readOut.current.say(timeS, `${from}：${text}`, 'warning');
      isNew = true;
    }
    told.current.messages = messages.length;
    if (isNew) setLines(readOut.current.lines);
  }, [groups, view, strip, messages, say]);
  return lines;
}

/** Hazards that have come about since they were last asked for. */
function newHazards(hazards: readonly StripHazard[], told: Map<string, number>): readonly StripHazard[] {
  return hazards.filter(({ id, count }) => {
    const before = told.get(id) ?? 0;
    told.set(id, count);
    return count > before;
  });
}
