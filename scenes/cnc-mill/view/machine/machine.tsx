import { type ReactNode, useCallback, useRef } from 'react';
import type { Group } from 'three';

import { type SoundBoard, useEachFrame, useShadowRefresh, useStage } from '../../../kit/index.ts';
import type { Text } from '../../../session/index.ts';
import { Coolant } from '../effects/coolant.tsx';
import { FlyingThings } from '../effects/flying.tsx';
import { LyingChips } from '../effects/lying-chips.tsx';
import { MachineSounds } from '../effects/sounds.tsx';
import { SpinBlur } from '../effects/spin-blur.tsx';
import { METAL_SHARE } from '../../../kit/geometry/built.ts';
import { axesOf, seenMode } from '../now.ts';
import type { Operator } from '../stage/operator.ts';
import { StockMesh } from '../stock/stock-mesh.tsx';
import { BuiltMesh } from './built-mesh.tsx';
import { ConsoleGroup } from './console-group.tsx';
import { DoorGroup } from './door-group.tsx';
import { HeadGroup } from './head-group.tsx';
import { ENCLOSURE, toScene } from './layout.ts';
import { MagazineGroup } from './magazine-group.tsx';
import { useCompiled } from './use-compiled.ts';
import { WayCovers } from './way-covers.tsx';
import { useMachineParts } from './use-machine-parts.ts';
import { Signs } from './signs.tsx';
import { TableGroup } from './table-group.tsx';
import { TowerLamp } from './tower-lamp.tsx';

export interface MachineProps {
  readonly operator: Operator;
  readonly t: (text: Text) => string;
  readonly board: SoundBoard;
}

/** Shadows of what moves: as often as is hardly seen as lag. */
const SHADOWS_EVERY_S = 0.4;
const SHAKE_S = 0.45;
const SHAKE_MM = 5;

/** Everything of the machine, in its own axes (Z up). */
export function Machine({ operator, t, board }: MachineProps): ReactNode {
  const { port, word } = operator;
  const parts = useMachineParts();
  const { reducedMotion, quality } = useStage();
  METAL_SHARE.value = quality.surroundings ? 1 : 0.1;
  const root = useRef<Group>(null);
  const shakeS = useRef(0);
  const onBlow = useCallback(() => {
    board.crash();
    shakeS.current = reducedMotion ? 0 : SHAKE_S;
  }, [board, reducedMotion]);
  useEachFrame(port, (_frame, deltaS) => {
    if (root.current === null || shakeS.current <= 0) return false;
    shakeS.current = Math.max(0, shakeS.current - deltaS);
    const strength = (shakeS.current / SHAKE_S) ** 2 * SHAKE_MM;
    root.current.position.set(Math.sin(shakeS.current * 210) * strength, Math.sin(shakeS.current * 260) * strength, 0);
    return true;
  });
  const refreshShadows = useShadowRefresh();
  const shadows = useRef({ at: '', sinceS: 0 });
  useEachFrame(port, ({ view }, deltaS) => {
    const own = shadows.current;
    own.sinceS += deltaS;
    if (!quality.shadows || own.sinceS < SHADOWS_EVERY_S) return;
    const { x, y, z } = axesOf(view);
    const at = `${x.toFixed(0)} ${y.toFixed(0)} ${z.toFixed(0)} ${seenMode(view).blank}`;
    if (at === own.at) return;
    shadows.current = { at, sinceS: 0 };
    refreshShadows();
  });
  const ready = useCompiled(root, parts !== null);
  if (parts === null) return null;
  return (
    <>
      {/* The work light under the roof: beside what it lights, so that it counts before that is shown. */}
      {quality.surroundings && (
        <pointLight
          position={toScene(0, ENCLOSURE.frontMm + 130, ENCLOSURE.roofMm - 120)}
          intensity={1.1}
          decay={0}
          color={0xeaf2ff}
        />
      )}
      <group ref={root} rotation={[-Math.PI / 2, 0, 0]} visible={ready}>
        <BuiltMesh mesh={parts.frame} />
        <Signs word={word} />
        <WayCovers port={port} />
        <TableGroup operator={operator} parts={parts} piece={<StockMesh port={port} />}>
          <LyingChips port={port} />
        </TableGroup>
        <HeadGroup operator={operator} parts={parts} />
        <MagazineGroup operator={operator} parts={parts} />
        <DoorGroup operator={operator} parts={parts} />
        <TowerLamp port={port} />
        <ConsoleGroup operator={operator} parts={parts} t={t} />
        <FlyingThings port={port} onBlow={onBlow} />
        <Coolant port={port} />
        <SpinBlur port={port} />
        <MachineSounds port={port} board={board} />
      </group>
    </>
  );
}
