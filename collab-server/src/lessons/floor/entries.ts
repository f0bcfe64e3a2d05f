import type { Caption, FloorAct } from '../contract-floor.ts';

type Act<Kind extends FloorAct['kind']> = Extract<FloorAct, { readonly kind: Kind }>;

/** What stands in a floor's log: an act with what the server knows about it. */
export type FloorEvent =
  | { readonly kind: 'hand.raise'; readonly groupId: string; readonly count: number }
  | { readonly kind: 'hand.lower'; readonly groupId: string }
  | { readonly kind: 'hand.dismiss'; readonly groupId: string }
  | Act<'answer.give'>
  | (Act<'answer.count'> & { readonly groupId: string })
  | (Act<'quiz.seen'> & { readonly groupId: string })
  | {
      readonly kind: 'message.send';
      /** Of the classroom that wrote or is written to; null for all. */
      readonly groupId: string | null;
      readonly fromLead: boolean;
      /** M4: of its author, also once the seat is somebody else's; missing in lessons of before. */
      readonly fromName?: string;
      readonly text: string;
    }
  | ({ readonly kind: 'caption.put' } & Omit<Caption, 'isFinal'>)
  /** M3: of its author, also once the seat is somebody else's. */
  | (Act<'note.add'> & { readonly personId?: string })
  | Act<'timer.start'>
  | Act<'timer.stop'>
  | {
      readonly kind: 'draw';
      /** Where a pupil was drawn; null where a classroom was. */
      readonly groupId: string | null;
      readonly seed: number;
      /** Ids of classrooms or pupils, or numbers of heads: what could be drawn, in order. */
      readonly among: readonly string[];
      readonly by: 'classroom' | 'pupil' | 'head';
      /** Of a pupil. */
      readonly name: string | null;
    };

/** One line of a floor's log. */
export type FloorEntry = {
  readonly seq: number;
  /** Lesson time, whole milliseconds. */
  readonly at: number;
  /** The seat; null for a speech service and what follows from the stage. */
  readonly by: string | null;
  readonly event: FloorEvent;
};

/**
 * T2: which of `length` a seed draws.
 *
 * @param seed 32 bits
 */
export function drawnIndex(seed: number, length: number): number {
  // One step of splitmix32, by whole numbers alone; then the high bits, whose parts are the evenest.
  let z = (seed + 0x9e37_79b9) >>> 0;
  z = Math.imul(z ^ (z >>> 16), 0x85eb_ca6b) >>> 0;
  z = Math.imul(z ^ (z >>> 13), 0xc2b2_ae35) >>> 0;
  z = (z ^ (z >>> 16)) >>> 0;
  return Number((BigInt(z) * BigInt(length)) >> 32n);
}
