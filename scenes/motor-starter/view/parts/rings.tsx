import { type ReactNode, useMemo } from 'react';
import { BoxGeometry, EdgesGeometry, LineBasicMaterial, MeshBasicMaterial } from 'three';

import { centreOf } from '../../../kit/index.ts';
import type { SessionPort } from '../../../session/index.ts';
import { boxOfPart } from '../layout/part-box.ts';
import { type Terminal, terminalOf } from '../layout/terminals.ts';
import { useTools } from '../tool-store.ts';

const chosen = new MeshBasicMaterial({ color: '#86cdd7', depthTest: false, transparent: true });
const pending = new MeshBasicMaterial({ color: '#e8ae57', depthTest: false, transparent: true });
const frame = new LineBasicMaterial({ color: '#86cdd7', depthTest: false, transparent: true });
const cube = new EdgesGeometry(new BoxGeometry(1, 1, 1));

function Ring({ terminal, waits }: { readonly terminal: Terminal; readonly waits: boolean }): ReactNode {
  const { at, radius } = terminal;
  return (
    <mesh position={[at[0], at[1], at[2] + 1]} material={waits ? pending : chosen} renderOrder={11} dispose={null}>
      <ringGeometry args={[radius + 1, radius + 2.6, 28]} />
    </mesh>
  );
}

/** Rings around the terminals that are in hand, and a frame around the part that is looked at. */
export function Rings({ port, part }: { readonly port: SessionPort; readonly part: string | null }): ReactNode {
  const { state } = useTools(port);
  const box = useMemo(() => (part === null ? undefined : boxOfPart(part)), [part]);
  const from = state.from === null ? undefined : terminalOf(state.from);
  const terminal = state.terminal === null ? undefined : terminalOf(state.terminal);
  return (
    <>
      {from !== undefined && <Ring terminal={from} waits />}
      {terminal !== undefined && <Ring terminal={terminal} waits={false} />}
      {box !== undefined && (
        <lineSegments
          geometry={cube}
          material={frame}
          position={[...centreOf(box)]}
          scale={[box.max[0] - box.min[0] + 5, box.max[1] - box.min[1] + 5, box.max[2] - box.min[2] + 3]}
          renderOrder={9}
          dispose={null}
        />
      )}
    </>
  );
}
