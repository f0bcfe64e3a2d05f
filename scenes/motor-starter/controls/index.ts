import type { ControlGroup } from '../../session/index.ts';
import { DOOR } from './door.ts';
import { INSTRUMENTS } from './instruments.ts';
import { SUPPLY } from './supply.ts';

/** Every control and instrument of the scene, enough to do each exercise without the picture. */
export const CONTROLS: readonly ControlGroup[] = [DOOR, SUPPLY, INSTRUMENTS];
