import { type StageEvent, type StageState, strokesInFront } from '@tongyan/media/timeline';
import { useEffect, useMemo, useRef, useState } from 'react';
import { inBrowser, spaced } from '../pointer/spaced.ts';
import type { PenColour, StageTool } from '../props.ts';
import type { Share } from '../sheet/fit.ts';
import type { HandActions } from '../sheet/hand.tsx';
import { distanceTo, isFarEnough, MOST_POINTS, readStroke, type Stroke, writeStroke } from './stroke.ts';

/** A line grows on everybody's page four times a second while it is drawn. */
const EVERY_MS = 250;
/** How near the eraser has to come, in heights of the sheet. */
const REACH = 0.02;
const MOST_SHOWN_MS = 5_000;

export interface Drawing {
  readonly stage: StageState;
  readonly tool: StageTool;
  readonly penColour: PenColour;
  readonly onAct: ((event: StageEvent) => void) | undefined;
  /** Width by height of the sheet. */
  readonly aspect: number;
}

const newStrokeId = (): string => `s${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;

/** Draws and erases over the page in front. What is drawn is seen under the hand at once, and on every page when its moment comes. */
export function useInk(drawing: Drawing): { readonly drafts: ReadonlyMap<string, Stroke>; readonly hand: HandActions } {
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Stroke>>(new Map());
  const latest = useRef(drawing);
  latest.current = drawing;
  const pageKey = pageKeyOf(drawing.stage);
  useEffect(() => setDrafts(new Map()), [pageKey]);
  const strokes = strokesInFront(drawing.stage);
  useEffect(() => {
    setDrafts((known) => {
      const left = [...known].filter(([id, draft]) => !isWritten(strokes, id, draft));
      return left.length === known.size ? known : new Map(left);
    });
  }, [strokes]);
  const hand = useMemo(() => handOf(latest, setDrafts), []);
  return { drafts, hand };
}

const pageKeyOf = ({ slides }: StageState): string => (slides === null ? '' : `${slides.deckId}/${slides.page}`);

const isWritten = (strokes: ReturnType<typeof strokesInFront>, id: string, draft: Stroke): boolean =>
  strokes.some(({ strokeId, stroke }) => strokeId === id && stroke === writeStroke(draft));

type SetDrafts = (change: (known: ReadonlyMap<string, Stroke>) => ReadonlyMap<string, Stroke>) => void;

function handOf(latest: { readonly current: Drawing }, setDrafts: SetDrafts): HandActions {
  let line: { readonly id: string; readonly pageKey: string; stroke: Stroke } | null = null;
  let erased = new Set<string>();
  const puts = spaced<{ readonly id: string; readonly stroke: Stroke }>(
    ({ id, stroke }) => latest.current.onAct?.({ kind: 'ink.put', strokeId: id, stroke: writeStroke(stroke) }),
    inBrowser(EVERY_MS),
  );
  const show = (id: string, stroke: Stroke): void => {
    setDrafts((known) => new Map([...known, [id, stroke]]));
    puts.give({ id, stroke });
  };
  const begin = ({ x, y }: Share): void => {
    const { stage, penColour } = latest.current;
    line = { id: newStrokeId(), pageKey: pageKeyOf(stage), stroke: { colour: penColour, points: [[x, y]] } };
    show(line.id, line.stroke);
  };
  const end = (): void => {
    erased = new Set();
    if (line === null) return;
    const { id } = line;
    line = null;
    puts.flush();
    // Where it never comes back, it was refused: it must not stay under one hand alone.
    setTimeout(() => setDrafts((known) => new Map([...known].filter(([other]) => other !== id))), MOST_SHOWN_MS);
  };
  const draw = ({ x, y }: Share): void => {
    // The page was turned under the pen: its line ends where it was.
    if (line !== null && line.pageKey !== pageKeyOf(latest.current.stage)) {
      line = null;
      puts.drop();
    }
    if (line === null || !isFarEnough(line.stroke, [x, y])) return;
    line.stroke = { ...line.stroke, points: [...line.stroke.points, [x, y]] };
    show(line.id, line.stroke);
    if (line.stroke.points.length < MOST_POINTS) return;
    end();
    begin({ x, y });
  };
  const erase = ({ x, y }: Share): void => {
    const { stage, aspect, onAct } = latest.current;
    for (const { strokeId, stroke } of strokesInFront(stage)) {
      if (erased.has(strokeId)) continue;
      const read = readStroke(stroke);
      if (read !== null && distanceTo(read, [x, y], aspect) > REACH) continue;
      erased.add(strokeId);
      onAct?.({ kind: 'ink.erase', strokeId });
    }
  };
  return {
    down: (point) => (latest.current.tool === 'pen' ? begin(point) : erase(point)),
    move: (point, isDown) => {
      if (!isDown) return;
      if (latest.current.tool === 'pen') draw(point);
      else erase(point);
    },
    up: end,
    leave: () => undefined,
  };
}
