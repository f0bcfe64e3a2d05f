import type { Refusal, ViewDelta } from '@tongyan/scenes/session';
import type { ListedCommand } from '@tongyan/scenes/session/followed-run';

export type ToTwin =
  | {
      readonly kind: 'open';
      readonly sceneId: string;
      /** null: the scene's first. */
      readonly exerciseId: string | null;
      readonly seed: number;
    }
  | { readonly kind: 'commands'; readonly commands: readonly ListedCommand[] }
  | { readonly kind: 'goTo'; readonly tick: number }
  /** JSON of a `RunPlace` that the server made on the way. */
  | { readonly kind: 'place'; readonly text: string }
  /** Everything of the surface anew. */
  | { readonly kind: 'surface' };

export type FromTwin =
  | { readonly kind: 'opened'; readonly exerciseId: string }
  | { readonly kind: 'failed'; readonly code: string }
  | {
      readonly kind: 'frame';
      readonly view: ViewDelta;
      /** Still on its way to the tick that was asked for. */
      readonly isBehind: boolean;
    }
  | { readonly kind: 'surface'; readonly whole: boolean; readonly bytes: Uint8Array }
  | { readonly kind: 'done'; readonly command: string; readonly refusal: Refusal | null };
