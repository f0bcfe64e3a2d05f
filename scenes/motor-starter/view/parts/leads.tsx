import { type ReactNode, useEffect, useMemo } from 'react';

import { type Point, SolidMeshes, Solids, type Target, useLive, useTargets } from '../../../kit/index.ts';
import type { SessionPort } from '../../../session/index.ts';
import { type Lead, LEADS } from '../layout/instruments.ts';
import { terminalOf } from '../layout/terminals.ts';
import { leadAt } from '../reading.ts';
import type { Say } from '../strings/index.ts';
import { LEAD_OF_TOOL, toolStoreOf } from '../tool-store.ts';

const HANDLE = 34;
const TIP = 15;

const beyond = (from: Point, along: Point, by: number): Point => [
  from[0] + along[0] * by,
  from[1] + along[1] * by,
  from[2] + along[2] * by,
];

/** A cubic curve from the jack to the probe's end, before everything that stands in the cabinet. */
function cable(jack: Point, end: Point, leans: Point): Point[] {
  const away = Math.hypot(end[0] - jack[0], end[1] - jack[1]);
  const first: Point = [jack[0] + away * 0.12, jack[1] - 26 - away * 0.16, jack[2] + 36 + away * 0.1];
  const last: Point = [end[0] + leans[0] * 60, end[1] + leans[1] * 60 - away * 0.1, end[2] + leans[2] * 50];
  return Array.from({ length: 29 }, (_, step): Point => {
    const t = step / 28;
    const u = 1 - t;
    const mix = (axis: 0 | 1 | 2): number =>
      u * u * u * jack[axis] + 3 * u * u * t * first[axis] + 3 * u * t * t * last[axis] + t * t * t * end[axis];
    return [mix(0), mix(1), mix(2)];
  });
}

interface Held {
  readonly lead: Lead;
  readonly tip: Point;
  readonly leans: Point;
}

function heldAt(lead: Lead, place: string | null): Held {
  const terminal = place === null ? undefined : terminalOf(place);
  if (terminal === undefined) return { lead, tip: lead.rest, leans: [0, 1, 0] };
  const [x, y, z] = terminal.at;
  // Away from the device's body: up from its upper row, down from its lower one.
  return { lead, tip: [x, y, z + 0.3], leans: [lead.leans[0], lead.leans[1] * terminal.way.exit, lead.leans[2]] };
}

function addLead(solids: Solids, { lead, tip, leans }: Held): void {
  const neck = beyond(tip, leans, TIP);
  const end = beyond(neck, leans, HANDLE);
  solids.tube('metal', ['#e3e6e4'], [tip, beyond(tip, leans, 3), neck], 1.1, 10);
  solids.tube('plastic', [lead.colour], [beyond(tip, leans, TIP - 3), neck], 2.1, 12);
  solids.tube('plastic', [lead.colour], [neck, beyond(neck, leans, 1.5)], 5, 14);
  solids.tube('plastic', [lead.colour], [neck, end], 3.4, 14);
  const towards = tip === lead.rest ? cableAtRest(lead, end) : cable(lead.jack, end, leans);
  solids.tube('plastic', [lead.colour], towards, 2, 8);
  solids.tube('plastic', [lead.colour], [lead.jack, [lead.jack[0], lead.jack[1] - 1, lead.jack[2] + 9]], 3.4, 12);
}

/** Hangs down in a loop from the holder. */
function cableAtRest({ jack }: Lead, end: Point): Point[] {
  const low = Math.min(jack[1], end[1]) - 44;
  const points: Point[] = [
    jack,
    [jack[0] + 1, jack[1] - 14, jack[2] + 14],
    [jack[0] + (end[0] - jack[0]) * 0.4, low, jack[2]],
    [end[0] - 2, low + 14, end[2] + 12],
    end,
  ];
  const smooth: Point[] = [];
  // Bézier of the fourth degree through de Casteljau.
  for (let step = 0; step <= 24; step += 1) {
    let level = points;
    while (level.length > 1) {
      level = level.slice(1).map((point, index): Point => {
        const before = level[index] ?? point;
        const t = step / 24;
        return [
          before[0] + (point[0] - before[0]) * t,
          before[1] + (point[1] - before[1]) * t,
          before[2] + (point[2] - before[2]) * t,
        ];
      });
    }
    if (level[0] !== undefined) smooth.push(level[0]);
  }
  return smooth;
}

const TOOL_OF_LEAD = new Map<string, keyof typeof LEAD_OF_TOOL>(
  Object.entries(LEAD_OF_TOOL).map(([tool, lead]) => [lead, tool as keyof typeof LEAD_OF_TOOL]),
);

/** The leads of both instruments with their probes: at a terminal or in their holders. A probe can be dragged to a terminal. */
export function Leads({ port, say }: { readonly port: SessionPort; readonly say: Say }): ReactNode {
  const places = useLive(port, (frame) => LEADS.map(({ id }) => leadAt(frame, id) ?? '').join(' '));
  const held = useMemo(() => {
    const each = places.split(' ');
    return LEADS.map((lead, index) => heldAt(lead, each[index] || null));
  }, [places]);
  const solids = useMemo(() => {
    const own = new Solids();
    for (const each of held) addLead(own, each);
    return own.build();
  }, [held]);
  useEffect(() => () => solids.forEach((geometry) => geometry.dispose()), [solids]);
  const targets = useMemo(
    () =>
      held.map(({ lead, tip, leans }): Target => {
        const store = toolStoreOf(port);
        const tool = TOOL_OF_LEAD.get(lead.id) ?? 'red';
        return {
          id: `lead:${lead.id}`,
          shape: { kind: 'line', points: [beyond(tip, leans, TIP), beyond(tip, leans, TIP + HANDLE)], radius: 4 },
          snapPx: 3,
          priority: 2,
          tip: () => ({ title: say(`tool.${tool}`), lines: [leadAt(port.frame(), lead.id) ?? say('meter.away')] }),
          onPress: () => store.take(tool),
          onDrop: (on) => {
            const terminal = on?.startsWith('terminal:') === true ? on.slice('terminal:'.length) : null;
            void store.give('probe', { lead: lead.id, terminal }, terminal ?? lead.instrument);
          },
        };
      }),
    [held, port, say],
  );
  useTargets(targets);
  return <SolidMeshes solids={solids} receiveShadow={false} />;
}
