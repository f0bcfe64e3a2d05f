import type { ComponentType } from 'react';

import type { Language, SessionPort, Text } from '../session/index.ts';

/** How much a graphics processor is asked for; `auto` measures and steps down. */
export type Quality = 'auto' | 'low' | 'medium' | 'high';

/** What every part of a scene's view is given. */
export interface SceneViewProps {
  readonly port: SessionPort;
  readonly language: Language;
  /** A text of the scene in that language. */
  readonly t: (text: Text) => string;
  readonly quality: Quality;
  /** Whether sounds are wanted. */
  readonly sound: boolean;
  /** Id of the control that is looked at, in the picture and in the list alike; null where none is. */
  readonly selected: string | null;
  readonly onSelect: (controlId: string | null) => void;
}

/** A column beside the picture, such as a drawing or a program's editor. */
export interface ScenePanel {
  readonly id: string;
  readonly title: Text;
  readonly Panel: ComponentType<SceneViewProps>;
}

/** What a scene's view gives to the page that frames it: the default export of `<scene>/view/index.ts`. */
export interface SceneView {
  /** The picture; fills its parent. */
  readonly Stage: ComponentType<SceneViewProps>;
  /** Instruments at the left: what is read all the time. */
  readonly Instruments: ComponentType<SceneViewProps>;
  /** Beside the list of controls at the right. */
  readonly panels: readonly ScenePanel[];
}
