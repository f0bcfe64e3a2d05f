import { type ReactNode, useMemo, useState } from 'react';
import type { Group } from 'three';

import { glide, useEachFrame, useLive, useTargets } from '../../../kit/index.ts';
import { TOOL_NUMBERS } from '../../model/machine/interface.ts';
import { seenMode, signal } from '../now.ts';
import type { Operator } from '../stage/operator.ts';
import { magazineTarget } from '../stage/targets.ts';
import { toolOf } from '../tools/tool-store.ts';
import { BuiltMesh } from './built-mesh.tsx';
import { MAGAZINE } from './layout.ts';
import { potAngleRad, potPlace } from './magazine.ts';
import type { MachineParts } from './parts.ts';

/** The magazine with what hangs in it; it turns the pot of the spindle's tool towards the spindle. */
export function MagazineGroup({
  operator,
  parts,
}: {
  readonly operator: Operator;
  readonly parts: MachineParts;
}): ReactNode {
  const { port } = operator;
  const [disc, setDisc] = useState<Group | null>(null);
  useTargets(useMemo(() => (disc === null ? [] : [magazineTarget(operator, disc)]), [operator, disc]));
  // One letter a pot: empty, whole, broken. A text stays the same value while nothing changes.
  const pots = useLive(port, ({ view }) => {
    const { tools } = seenMode(view);
    const inSpindle = Math.round(signal(view, 'toolNumber'));
    return TOOL_NUMBERS.map((number) => {
      const tool = tools[String(number)];
      if (tool === undefined || !tool.fitted || number === inSpindle) return '-';
      return tool.broken ? 'b' : 'w';
    }).join('');
  });
  useEachFrame(port, ({ view }, deltaS) => {
    if (disc === null) return false;
    const toolNumber = Math.round(signal(view, 'toolNumber'));
    // Towards the spindle, which stands to the right and in front.
    const towards =
      Math.atan2(-MAGAZINE.atMm[1], -MAGAZINE.atMm[0]) - (toolNumber > 0 ? potAngleRad(toolNumber) : -Math.PI / 2);
    const angle = glide(disc.rotation.z, towards, deltaS, 0.3, 0.003);
    disc.rotation.z = angle;
    return angle !== towards;
  });
  return (
    <group ref={setDisc} position={MAGAZINE.atMm}>
      <BuiltMesh mesh={parts.magazine} castShadow />
      {TOOL_NUMBERS.map((toolNumber, index) => {
        const mesh = pots[index] === '-' ? null : toolOf(toolNumber, pots[index] === 'b');
        return (
          mesh !== null && (
            <group key={toolNumber} position={potPlace(toolNumber)}>
              <BuiltMesh mesh={mesh} castShadow />
            </group>
          )
        );
      })}
    </group>
  );
}
