import { between, type Vector } from '../vector.ts';
import type { BodySection } from './tool-body.ts';

/** Vice jaw, clamp, table: a solid with faces along the axes, mm. */
export interface Fixture {
  readonly name: string;
  readonly minMm: Vector;
  readonly maxMm: Vector;
}

export interface Contact {
  /** Where along the move the first touch comes, 0 to 1. */
  readonly fraction: number;
  /** A point of what is touched. */
  readonly point: Vector;
}

const STEPS = 60;

/**
 * How far a section of the tool is from a box at a place of the move: horizontal distance of the axis from the box's rectangle less
 * the greatest radius that the section has at the box's heights; Infinity where they share no height.
 */
function clearance(section: BodySection, box: Fixture, tip: Vector): number {
  const low = Math.max(tip[2] + section.fromMm, box.minMm[2]);
  const high = Math.min(tip[2] + section.toMm, box.maxMm[2]);
  if (low >= high) return Number.POSITIVE_INFINITY;
  const { lowerRadiusMm, upperRadiusMm, fromMm, toMm } = section;
  const widest = upperRadiusMm >= lowerRadiusMm ? high : low;
  const share = (widest - tip[2] - fromMm) / (toMm - fromMm);
  const radius = lowerRadiusMm + share * (upperRadiusMm - lowerRadiusMm);
  const dx = Math.max(box.minMm[0] - tip[0], 0, tip[0] - box.maxMm[0]);
  const dy = Math.max(box.minMm[1] - tip[1], 0, tip[1] - box.maxMm[1]);
  return Math.sqrt(dx * dx + dy * dy) - radius;
}

/** Fractions of the move at which the heights that section and box share begin, end, or are cut off differently. */
function breaks(section: BodySection, box: Fixture, from: Vector, to: Vector): readonly number[] {
  const climb = to[2] - from[2];
  if (climb === 0) return [0, 1];
  const at = (offset: number, level: number): number => (level - offset - from[2]) / climb;
  const inside = [
    at(section.fromMm, box.minMm[2]),
    at(section.fromMm, box.maxMm[2]),
    at(section.toMm, box.minMm[2]),
    at(section.toMm, box.maxMm[2]),
  ].filter((fraction) => fraction > 0 && fraction < 1);
  return [0, ...inside.toSorted((a, b) => a - b), 1];
}

/** Whether the boxes about a section's whole move and about a fixture share nothing: then no touch need be looked for. */
function passesBy(section: BodySection, { minMm, maxMm }: Fixture, from: Vector, to: Vector): boolean {
  const radius = Math.max(section.lowerRadiusMm, section.upperRadiusMm);
  return (
    Math.min(from[2], to[2]) + section.fromMm >= maxMm[2] ||
    Math.max(from[2], to[2]) + section.toMm <= minMm[2] ||
    Math.min(from[0], to[0]) - radius >= maxMm[0] ||
    Math.max(from[0], to[0]) + radius <= minMm[0] ||
    Math.min(from[1], to[1]) - radius >= maxMm[1] ||
    Math.max(from[1], to[1]) + radius <= minMm[1]
  );
}

/**
 * First contact of a section of the tool, moved straight, with a box. Between the breaks the radius that counts changes linearly
 * and the distance to a rectangle along a line is convex: so their difference is convex, its least value is found by ternary
 * steps and the first crossing before it by halving. Nothing is missed between samples, because there are none.
 */
export function boxContact(section: BodySection, box: Fixture, from: Vector, to: Vector): Contact | undefined {
  if (passesBy(section, box, from, to)) return undefined;
  const marks = breaks(section, box, from, to);
  const value = (fraction: number): number => clearance(section, box, between(from, to, fraction));
  for (let index = 1; index < marks.length; index++) {
    const [start, end] = [marks[index - 1] ?? 0, marks[index] ?? 1];
    // Just inside, where the heights are shared or not throughout.
    const inset = (end - start) * 1e-9;
    let [low, high] = [start + inset, end - inset];
    if (value((low + high) / 2) === Number.POSITIVE_INFINITY) continue;
    const begin = low;
    for (let step = 0; step < STEPS; step++) {
      const third = (high - low) / 3;
      if (value(low + third) <= value(high - third)) high -= third;
      else low += third;
    }
    let touching = (low + high) / 2;
    if (value(begin) < 0) touching = begin;
    else if (value(touching) >= 0) continue;
    let clear = begin;
    for (let step = 0; step < STEPS && value(begin) >= 0; step++) {
      const middle = (clear + touching) / 2;
      if (value(middle) < 0) touching = middle;
      else clear = middle;
    }
    const tip = between(from, to, touching);
    const nearest = (axis: 0 | 1): number => Math.min(box.maxMm[axis], Math.max(box.minMm[axis], tip[axis]));
    const z = Math.min(box.maxMm[2], Math.max(box.minMm[2], tip[2] + section.fromMm));
    return { fraction: touching, point: [nearest(0), nearest(1), z] };
  }
  return undefined;
}
