import type { ViewDelta } from '@tongyan/scenes/session';

export type ToReplay =
  | { readonly kind: 'open'; readonly sceneId: string; readonly exerciseId: string; readonly log: unknown }
  | { readonly kind: 'seek'; readonly tick: number }
  /** 0 stands still. */
  | { readonly kind: 'rate'; readonly rate: number }
  | { readonly kind: 'surface' };

export type FromReplay =
  | { readonly kind: 'opened'; readonly startTick: number; readonly endTick: number; readonly tickS: number }
  | { readonly kind: 'failed'; readonly code: string }
  | {
      readonly kind: 'frame';
      readonly view: ViewDelta;
      readonly rate: number;
      /** How many entries lie behind. */
      readonly done: number;
      /** Whether it is on its way to another tick. */
      readonly isSeeking: boolean;
      /** Whether every tick is near by now. */
      readonly isPrepared: boolean;
    }
  | { readonly kind: 'surface'; readonly whole: boolean; readonly bytes: Uint8Array };
