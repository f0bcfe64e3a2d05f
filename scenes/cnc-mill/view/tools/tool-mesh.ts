import { degrees } from '../../../kit/geometry/placement.ts';
import type { Finish } from '../../../kit/geometry/finish.ts';
import { FINISHES } from '../geometry/finish.ts';
import { MeshBuilder, type MeshData } from '../../../kit/geometry/mesh-builder.ts';
import { addBox, addCylinder, addLathe, boxAt, type ProfilePoint } from '../../../kit/geometry/shapes.ts';
import type { ToolLook } from './tool-looks.ts';
import { addTwisted, fluted, heightsOf, type Outline } from './twisted.ts';

const FLANGE_MM = 27;

/**
 * A tool in its holder. Z 0 is the gauge line: the tool hangs below it.
 *
 * @param broken whether its flutes have come off
 */
export function toolMesh(look: ToolLook, broken: boolean): MeshData {
  const builder = new MeshBuilder();
  addTool(builder, look, broken);
  return builder.build();
}

function addTool(builder: MeshBuilder, look: ToolLook, broken: boolean): void {
  addHolder(builder, look);
  builder.placed({ at: [0, 0, -look.lengthMm] }, () => {
    const stump = broken ? look.fluteMm * 0.45 : 0;
    addCutter(builder, look, stump);
  });
}

function addHolder(builder: MeshBuilder, { lengthMm, stickOutMm, shankMm, kind }: ToolLook): void {
  // The flange with its gripper groove, common to all BT40 holders.
  const flange: ProfilePoint[] = [
    [20, -FLANGE_MM],
    [31.5, -FLANGE_MM],
    [31.5, -18.5],
    [26.5, -16],
    [26.5, -10],
    [31.5, -7.5],
    [31.5, -1.4],
    [22.2, -1.4],
    [22.2, 0],
  ];
  addLathe(builder, flange, FINISHES.blackOxide, 36);
  const body = -lengthMm + stickOutMm;
  if (body >= -FLANGE_MM) return;
  if (kind === 'faceMill') {
    const arbor: ProfilePoint[] = [
      [0, body],
      [24, body],
      [25, body + 1],
      [25, -FLANGE_MM - 4],
      [20, -FLANGE_MM],
    ];
    addLathe(builder, arbor, FINISHES.blackOxide, 32);
    return;
  }
  if (kind === 'probe') {
    addLathe(
      builder,
      [
        [12, body],
        [24, body + 6],
        [24, -FLANGE_MM - 2],
        [20, -FLANGE_MM],
      ],
      FINISHES.stainless,
      32,
    );
    return;
  }
  // A collet chuck: the nut with its slots, then the cone.
  const nutTop = Math.min(body + 20, -FLANGE_MM - 4);
  addLathe(
    builder,
    [
      [shankMm / 2, body],
      [14, body],
      [20, body + 3],
      [20, nutTop],
      [17, nutTop],
      [17, nutTop + 2],
      [20, -FLANGE_MM - 1],
      [22, -FLANGE_MM],
    ],
    (piece) => (piece < 3 ? FINISHES.darkSteel : FINISHES.blackOxide),
    36,
  );
  for (let slot = 0; slot < 6; slot++) {
    builder.placed({ at: [0, 0, body + 10], turned: degrees(0, 0, slot * 60) }, () => {
      addBox(builder, boxAt([19.2, 0, 2], [3, 5, 12]), FINISHES.rubber);
    });
  }
}

function addCutter(builder: MeshBuilder, look: ToolLook, stump: number): void {
  switch (look.kind) {
    case 'faceMill':
      return addFaceMill(builder, look, stump > 0);
    case 'probe':
      return addProbe(builder, look);
    case 'tap':
      return addFlutedTool(builder, look, tapOutline(look), FINISHES.coatedGold, { stump, stepMm: 0.3, segments: 36 });
    case 'reamer': {
      const outline = fluted({
        radiusMm: look.diameterMm / 2,
        teeth: look.teeth,
        depth: 0.22,
        land: 0.4,
        leadMm: Number.POSITIVE_INFINITY,
      });
      return addFlutedTool(builder, look, chamfered(outline, 1.2), FINISHES.highSpeedSteel, {
        stump,
        stepMm: 4,
        segments: 48,
      });
    }
    case 'endMill': {
      const outline = fluted({
        radiusMm: look.diameterMm / 2,
        teeth: look.teeth,
        depth: 0.38,
        land: 0.32,
        leadMm: look.diameterMm * 3.4,
      });
      return addFlutedTool(builder, look, outline, FINISHES.carbide, {
        stump,
        stepMm: look.diameterMm * 0.09,
        segments: 36,
      });
    }
    case 'drill':
    case 'spotDrill': {
      const radiusMm = look.diameterMm / 2;
      const outline = fluted({ radiusMm, teeth: 2, depth: 0.62, land: 0.45, leadMm: look.diameterMm * 5 });
      const pointMm = look.kind === 'drill' ? radiusMm / Math.tan((59 * Math.PI) / 180) : radiusMm;
      const pointed: Outline = (angle, height) =>
        outline(angle, height) * Math.min(1, Math.max(0.02, height / pointMm));
      const finish = look.kind === 'drill' ? FINISHES.highSpeedSteel : FINISHES.coatedGold;
      return addFlutedTool(builder, look, pointed, finish, {
        stump,
        stepMm: look.diameterMm * 0.12,
        segments: 30,
        pointMm,
      });
    }
  }
}

interface Fineness {
  readonly stump: number;
  readonly stepMm: number;
  readonly segments: number;
  readonly pointMm?: number;
}

function addFlutedTool(builder: MeshBuilder, look: ToolLook, outline: Outline, finish: Finish, fine: Fineness): void {
  const { stump, stepMm, segments, pointMm = 0 } = fine;
  const { fluteMm, stickOutMm, shankMm } = look;
  const heights =
    stump === 0 && pointMm > 0
      ? [...heightsOf(0, pointMm, pointMm / 4), ...heightsOf(pointMm, fluteMm, stepMm).slice(1)]
      : heightsOf(stump, fluteMm, stepMm);
  addTwisted(builder, outline, heights, finish, segments);
  if (stump > 0) {
    // What is left ends in a torn face.
    builder.placed({ at: [0, 0, stump], turned: degrees(24, 10, 0) }, () => {
      addCylinder(
        builder,
        { radius: look.diameterMm * 0.38, from: -look.diameterMm * 0.22, to: 2 },
        FINISHES.darkSteel,
        7,
      );
    });
  }
  const radius = shankMm / 2;
  addLathe(
    builder,
    [
      [Math.min(radius, look.diameterMm / 2) * 0.8, fluteMm - 0.5],
      [radius, fluteMm + Math.min(2, radius / 2)],
      [radius, stickOutMm + 1],
    ],
    FINISHES.steel,
    28,
  );
}

const chamfered =
  (outline: Outline, overMm: number): Outline =>
  (angle, height) =>
    outline(angle, height) * Math.min(1, 0.88 + (0.12 * height) / overMm);

/** A metric thread on three straight flutes, cut in over the first turns. */
function tapOutline({ diameterMm, teeth }: ToolLook): Outline {
  const pitchMm = 1.25;
  const radiusMm = diameterMm / 2;
  const flutes = fluted({ radiusMm: 1, teeth, depth: 0.42, land: 0.55, leadMm: Number.POSITIVE_INFINITY });
  return (angle, height) => {
    const turn = height / pitchMm - angle / (2 * Math.PI);
    const along = turn - Math.floor(turn);
    const thread = radiusMm - 0.77 * 2 * Math.abs(along - 0.5);
    const leadIn = Math.min(1, 0.82 + (0.18 * height) / (3 * pitchMm));
    return flutes(angle, height) * thread * leadIn;
  };
}

function addFaceMill(builder: MeshBuilder, look: ToolLook, broken: boolean): void {
  const radius = look.diameterMm / 2;
  addLathe(
    builder,
    [
      [0, 3],
      [radius - 5, 3],
      [radius - 2, 5],
      [radius - 2, 16],
      [radius - 4, 22],
      [23, 30],
      [23, look.stickOutMm],
      [0, look.stickOutMm],
    ],
    FINISHES.darkSteel,
    40,
  );
  for (let tooth = 0; tooth < look.teeth; tooth++) {
    builder.placed({ turned: degrees(0, 0, (tooth * 360) / look.teeth) }, () => {
      // The gullet is dark; the insert stands in it.
      addBox(builder, boxAt([radius - 6, 3.4, 10], [13, 7, 18]), FINISHES.rubber, 1);
      if (broken && tooth % 2 === 0) return;
      builder.placed({ at: [radius - 5.6, -1, 6], turned: degrees(-6, 0, 0) }, () => {
        addBox(builder, boxAt([0, 0, 0], [11, 3.6, 11.8]), FINISHES.coatedGold, 0.7);
        builder.placed({ turned: degrees(90, 0, 0) }, () => {
          addCylinder(builder, { radius: 2, from: -2.2, to: -1.2 }, FINISHES.blackOxide, 10);
        });
      });
    });
  }
  builder.placed({ at: [0, 0, 3] }, () => addCylinder(builder, { radius: 9, from: -1, to: 3 }, FINISHES.blackOxide, 6));
}

function addProbe(builder: MeshBuilder, look: ToolLook): void {
  const ball = look.diameterMm / 2;
  const arc = (index: number): ProfilePoint => {
    const angle = -Math.PI / 2 + (index / 8) * Math.PI;
    return [index === 0 || index === 8 ? 0 : ball * Math.cos(angle), ball + ball * Math.sin(angle)];
  };
  addLathe(
    builder,
    Array.from({ length: 9 }, (_, index) => arc(index)),
    FINISHES.ruby,
    24,
  );
  addCylinder(builder, { radius: 1.2, from: ball * 1.8, to: look.fluteMm }, FINISHES.stainless, 14);
  addLathe(
    builder,
    [
      [1.2, look.fluteMm - 1],
      [5, look.fluteMm + 4],
      [6, look.stickOutMm - 4],
      [12, look.stickOutMm],
    ],
    FINISHES.steel,
    24,
  );
}
