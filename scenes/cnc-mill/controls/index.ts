import type { ControlGroup } from '../../session/index.ts';
import { BENCH } from './bench.ts';
import { OFFSETS } from './offsets.ts';
import { PANEL } from './panel.ts';
import { PROGRAM } from './program.ts';
import { PERSON, SUPPLY } from './supply.ts';
import { TOOLS } from './tools.ts';
import { CARE, WORKPIECE } from './workpiece.ts';

/** Every control and instrument of the scene, enough to do each exercise without the picture. */
export const CONTROLS: readonly ControlGroup[] = [
  PERSON,
  SUPPLY,
  PANEL,
  PROGRAM,
  OFFSETS,
  TOOLS,
  WORKPIECE,
  BENCH,
  CARE,
];
