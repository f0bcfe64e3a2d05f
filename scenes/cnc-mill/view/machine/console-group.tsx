import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { Group } from 'three';

import { glide, Labels, useEachFrame, useLabelSheet, useTargets } from '../../../kit/index.ts';
import type { Text } from '../../../session/index.ts';
import { OPERATIONS } from '../../model/machine/interface.ts';
import { seenMode, signal } from '../now.ts';
import type { Operator } from '../stage/operator.ts';
import { consoleTargets } from '../stage/targets.ts';
import { BuiltMesh } from './built-mesh.tsx';
import { consoleLabels, placedConsoleLabels } from './console-labels.ts';
import { ConsoleScreen } from './console-screen.tsx';
import { KNOBS } from './console.ts';
import { CONSOLE } from './layout.ts';
import type { MachineParts } from './parts.ts';

const rad = (deg: number): number => (deg * Math.PI) / 180;

/** Where a knob's pointer stands: evenly over a span about the top. */
const knobTurnRad = (share: number, spanDeg: number): number => rad(spanDeg * (0.5 - share));

export interface ConsoleGroupProps {
  readonly operator: Operator;
  readonly parts: MachineParts;
  readonly t: (text: Text) => string;
}

/** The control's console on its arm. */
export function ConsoleGroup({ operator, parts, t }: ConsoleGroupProps): ReactNode {
  const { port, word } = operator;
  const [place, setPlace] = useState<Group | null>(null);
  useTargets(useMemo(() => (place === null ? [] : consoleTargets(operator, place)), [operator, place]));
  const labels = useMemo(() => consoleLabels(word), [word]);
  const sheet = useLabelSheet(labels, 4);
  const placed = useMemo(() => placedConsoleLabels(), []);
  const mode = useRef<Group>(null);
  const feed = useRef<Group>(null);
  const rapid = useRef<Group>(null);
  const mushroom = useRef<Group>(null);
  const wheel = useRef<Group>(null);
  useEachFrame(port, ({ view }, deltaS) => {
    const seen = seenMode(view);
    let still = true;
    const turn = (group: Group | null, angle: number): void => {
      if (group === null) return;
      const next = glide(group.rotation.z, angle, deltaS, 0.07, 0.005);
      if (next !== angle) still = false;
      group.rotation.z = next;
    };
    turn(mode.current, knobTurnRad(OPERATIONS.indexOf(seen.operation) / (OPERATIONS.length - 1), 150));
    turn(feed.current, knobTurnRad(seen.feedOverridePercent / 150, 270));
    turn(rapid.current, knobTurnRad(seen.rapidOverridePercent / 100, 150));
    if (mushroom.current !== null) mushroom.current.position.z = seen.emergencyStop ? -5 : 0;
    if (wheel.current !== null && seen.operation === 'handle') {
      const travel = signal(view, 'machineXMm') + signal(view, 'machineYMm') + signal(view, 'machineZMm');
      turn(wheel.current, -travel * 0.6);
    }
    return !still;
  });
  return (
    <group ref={setPlace} position={CONSOLE.atMm} rotation={[0, 0, rad(-CONSOLE.turnDeg)]}>
      <BuiltMesh mesh={parts.console} />
      <Labels sheet={sheet} placed={placed} />
      {(['mode', 'feed', 'rapid'] as const).map((id) => (
        <group key={id} position={[KNOBS[id].x, -7, KNOBS[id].z]} rotation={[Math.PI / 2, 0, 0]}>
          <group ref={{ mode, feed, rapid }[id]}>
            <BuiltMesh mesh={parts.knobs[id]} />
          </group>
        </group>
      ))}
      <group position={[KNOBS.emergency.x, -10, KNOBS.emergency.z]} rotation={[Math.PI / 2, 0, 0]}>
        <group ref={mushroom}>
          <BuiltMesh mesh={parts.mushroom} />
        </group>
      </group>
      <group position={[KNOBS.handwheel.x, -7, KNOBS.handwheel.z]} rotation={[Math.PI / 2, 0, 0]}>
        <group ref={wheel}>
          <BuiltMesh mesh={parts.handwheel} />
        </group>
      </group>
      <ConsoleScreen port={port} word={word} t={t} />
    </group>
  );
}
