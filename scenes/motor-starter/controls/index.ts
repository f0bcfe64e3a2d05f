import type { ControlGroup } from '../../session/index.ts';
import { DOOR } from './door.ts';
import { INSTRUMENTS, NOTEBOOK } from './instruments.ts';
import { RELAYS } from './relays.ts';
import { SUPPLY } from './supply.ts';
import { WIRES } from './wires.ts';
import { WORK } from './work.ts';

/** Every control and instrument of the scene, enough to do each exercise without the picture. */
export const CONTROLS: readonly ControlGroup[] = [DOOR, SUPPLY, RELAYS, INSTRUMENTS, NOTEBOOK, WORK, WIRES];
