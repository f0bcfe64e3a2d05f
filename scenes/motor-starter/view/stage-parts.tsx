import { type ReactNode, useMemo } from 'react';

import { useLabelSheet, useSolids } from '../../kit/index.ts';
import type { SessionPort } from '../../session/index.ts';
import { labelList } from './layout/label-list.ts';
import { movingLabels } from './layout/moving-labels.ts';
import { Breaker } from './parts/breaker.tsx';
import { Contactor } from './parts/contactor.tsx';
import { Relay, Timer } from './parts/dials.tsx';
import { Displays } from './parts/displays.tsx';
import { DoorParts } from './parts/door-parts.tsx';
import { Fuses } from './parts/fuses.tsx';
import { Leads } from './parts/leads.tsx';
import { Shaft } from './parts/shaft.tsx';
import { StageStill, STILL_STEPS } from './stage-still.tsx';
import type { Say } from './strings/index.ts';
import { WireSet } from './wires/wire-set.tsx';

/** How sharp print is: 7 picture elements for a millimetre keep 3 mm letters readable from near. */
const PX_PER_MM = 7;

export interface StagePartsProps {
  readonly port: SessionPort;
  readonly say: Say;
  readonly onSelect: (controlId: string | null) => void;
}

/** Everything in the picture that is no tool. */
export function StageParts({ port, say, onSelect }: StagePartsProps): ReactNode {
  const { labels, placed } = useMemo(() => {
    const list = labelList(say);
    return { labels: [...list.labels, ...movingLabels(say)], placed: list.placed };
  }, [say]);
  const sheet = useLabelSheet(labels, PX_PER_MM);
  const solids = useSolids(STILL_STEPS);
  return (
    // Lamps and screws that hang in the air are no cabinet: all of it is seen, or nothing yet.
    <group visible={solids !== null}>
      <StageStill solids={solids} sheet={sheet} placed={placed} />
      <Breaker port={port} sheet={sheet} />
      {(['KM1', 'KM2', 'KM3'] as const).map((name) => (
        <Contactor key={name} port={port} sheet={sheet} name={name} />
      ))}
      <Fuses port={port} sheet={sheet} name="FU1" poles={3} />
      <Fuses port={port} sheet={sheet} name="FU2" poles={1} />
      <Timer port={port} />
      <Relay port={port} />
      <DoorParts port={port} />
      <Shaft port={port} sheet={sheet} />
      <Displays port={port} />
      <Leads port={port} say={say} />
      <WireSet port={port} say={say} onSelect={onSelect} />
    </group>
  );
}
