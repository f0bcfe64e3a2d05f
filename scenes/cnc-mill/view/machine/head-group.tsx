import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { Group } from 'three';

import { glide, useEachFrame, useLive, useTargets } from '../../../kit/index.ts';
import { axesOf, seenMode, signal } from '../now.ts';
import type { Operator } from '../stage/operator.ts';
import { headTarget } from '../stage/targets.ts';
import { toolOf } from '../tools/tool-store.ts';
import { BuiltMesh } from './built-mesh.tsx';
import { placesAt } from './layout.ts';
import type { MachineParts } from './parts.ts';
import { usePlaces } from './seen-places.ts';
import { FOLLOW_S } from './table-group.tsx';

/** Above this a spindle is drawn as a blur over a slow turn: eyes (and screens) cannot follow. */
const BLUR_RPM = 240;

export interface HeadGroupProps {
  readonly operator: Operator;
  readonly parts: MachineParts;
}

/** Head, spindle and the tool in it; its gauge line is Z 0. */
export function HeadGroup({ operator, parts }: HeadGroupProps): ReactNode {
  const { port } = operator;
  const [place, setPlace] = useState<Group | null>(null);
  useTargets(useMemo(() => (place === null ? [] : [headTarget(operator, place)]), [operator, place]));
  const spindle = useRef<Group>(null);
  const toolNumber = useLive(port, ({ view }) => Math.round(signal(view, 'toolNumber')));
  const broken = useLive(port, ({ view }) => seenMode(view).tools[String(toolNumber)]?.broken ?? false);
  useEachFrame(port, ({ view, state }, deltaS) => {
    if (place === null || spindle.current === null) return false;
    const { gaugeZ } = placesAt(axesOf(view));
    const z = glide(place.position.z, gaugeZ, deltaS, FOLLOW_S);
    place.position.z = z;
    const rpm = signal(view, 'spindleRpm');
    const turning = Math.abs(rpm) > 1 && state === 'running';
    if (turning)
      spindle.current.rotation.z -= ((Math.sign(rpm) * Math.min(Math.abs(rpm), BLUR_RPM)) / 60) * 2 * Math.PI * deltaS;
    return z !== gaugeZ || turning;
  });
  const { lengthsMm } = usePlaces(port);
  const tool = toolOf(toolNumber, broken, lengthsMm[toolNumber - 1]);
  return (
    <group ref={setPlace} position={[0, 0, 600]}>
      <BuiltMesh mesh={parts.head} castShadow />
      <group ref={spindle}>
        <BuiltMesh mesh={parts.nose} />
        {tool !== null && <BuiltMesh mesh={tool} castShadow />}
      </group>
    </group>
  );
}
