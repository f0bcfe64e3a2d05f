import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { BoxGeometry, EdgesGeometry, LineBasicMaterial, type LineSegments } from 'three';

import { useEachFrame, useStage } from '../../../kit/index.ts';
import { boxOfTarget } from '../../../kit/pointer/target-box.ts';
import type { SessionPort } from '../../../session/index.ts';
import { SEEN_CONTROLS } from './targets.ts';

/** A frame around what is selected, in the picture's axes; it goes along with what moves. */
export function Selection({
  port,
  selected,
}: {
  readonly port: SessionPort;
  readonly selected: string | null;
}): ReactNode {
  const { targets } = useStage();
  const ref = useRef<LineSegments>(null);
  const { geometry, material } = useMemo(
    () => ({
      geometry: new EdgesGeometry(new BoxGeometry(1, 1, 1)),
      material: new LineBasicMaterial({ color: 0x86cdd7, depthTest: false, toneMapped: false }),
    }),
    [],
  );
  useEffect(
    () => () => {
      geometry.dispose();
      material.dispose();
    },
    [geometry, material],
  );
  const id =
    selected === null ? undefined : (SEEN_CONTROLS[selected] ?? (selected.startsWith('tool') ? 'magazine' : undefined));
  useEachFrame(port, () => {
    const lines = ref.current;
    if (lines === null) return;
    const target = id === undefined ? undefined : targets.get(id);
    lines.visible = target !== undefined;
    if (target === undefined) return;
    const { min, max } = boxOfTarget(target);
    lines.position.set((min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2);
    lines.scale.set(max[0] - min[0] + 6, max[1] - min[1] + 6, max[2] - min[2] + 6);
  });
  return (
    <lineSegments ref={ref} geometry={geometry} material={material} renderOrder={10} visible={false} dispose={null} />
  );
}
