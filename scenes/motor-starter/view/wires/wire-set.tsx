import { type ReactNode, useEffect, useMemo, useState } from 'react';

import {
  Labels,
  SolidMeshes,
  Solids,
  type Target,
  thinned,
  useLive,
  useShadowRefresh,
  useTargets,
} from '../../../kit/index.ts';
import type { SessionPort } from '../../../session/index.ts';
import { controlOfWire } from '../layout/part-box.ts';
import { wiresOf } from '../reading.ts';
import type { Say } from '../strings/index.ts';
import { useTools } from '../tool-store.ts';
import { addFerrules, ferruleLabels } from './ferrules.ts';
import { insulationOf } from './wire-colours.ts';
import { type WireLine, WireLines } from './wire-lines.ts';
import { WireGlow } from './wire-glow.tsx';

/** What one may know of a wire by looking at it. */
const wireTip = (say: Say, { wire }: WireLine): readonly string[] => [
  `${wire.from} – ${wire.to}`,
  wire.torqueNm === null ? '' : say('wire.torqueOf', { torque: wire.torqueNm }),
];

export interface WireSetProps {
  readonly port: SessionPort;
  readonly say: Say;
  readonly onSelect: (controlId: string | null) => void;
}

/** All wires in one mesh, their sleeves and numbers, and what is chosen of them shining through. */
export function WireSet({ port, say, onSelect }: WireSetProps): ReactNode {
  const wires = useLive(port, wiresOf);
  const { store, state } = useTools(port);
  const [keeper] = useState(() => new WireLines());
  const lines = useMemo(() => keeper.linesOf(wires), [keeper, wires]);
  const refreshShadow = useShadowRefresh();
  const solids = useMemo(() => {
    const own = new Solids();
    for (const { points, radius, wire } of lines) own.tube('plastic', insulationOf(wire.colour), points, radius, 6);
    addFerrules(own, lines);
    return own.build();
  }, [lines]);
  const { sheet, placed } = useMemo(() => ferruleLabels(lines), [lines]);
  useEffect(() => () => sheet.dispose(), [sheet]);
  useEffect(refreshShadow, [refreshShadow, solids]);
  const targets = useMemo(
    () =>
      lines.map((line): Target => {
        const { wire, points, radius } = line;
        return {
          id: `wire:${wire.id}`,
          shape: { kind: 'line', points: thinned(points, 6), radius },
          snapPx: 3,
          priority: 1,
          tip: () => ({ title: wire.mark === '' ? say('wire.noMark') : wire.mark, lines: wireTip(say, line) }),
          onPress: () => {
            const wireId = store.state.wireId === wire.id ? null : wire.id;
            store.set({ wireId, terminal: null });
            onSelect(wireId === null ? null : controlOfWire(wireId));
          },
        };
      }),
    [lines, say, store, onSelect],
  );
  useTargets(targets);
  const chosen = lines.find(({ wire }) => wire.id === state.wireId);
  return (
    <>
      <SolidMeshes solids={solids} />
      {placed.length > 0 && <Labels sheet={sheet} placed={placed} />}
      {chosen !== undefined && <WireGlow line={chosen} />}
    </>
  );
}
