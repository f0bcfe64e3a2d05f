import type { Command, Refusal } from '@tongyan/sim-engine/kernel';
import type { Actor } from '@tongyan/sim-engine/log';

import type { KeptRun } from './kept-run.ts';
import { hashHeader, type Opened, type RunFrame, type RunPlan, SessionRun } from './run.ts';
import type { Scene, SceneExercise, Surface } from './scene.ts';

/** A command of a list that somebody else keeps, as JSON of it. Ticks never fall from one to the next. */
export interface ListedCommand {
  readonly atTick: number;
  readonly command: string;
}

export interface FollowPlan {
  readonly scene: Scene;
  readonly exercise: SceneExercise;
  /** A whole number from 0 to 2³² − 1. */
  readonly seed: number;
}

export type FollowOpened =
  | { readonly ok: true; readonly run: FollowedRun }
  | { readonly ok: false; readonly code: string };

/** What became of a command of the list. */
export interface CommandDone {
  readonly index: number;
  readonly command: string;
  /** null where it was carried out. */
  readonly refusal: Refusal | null;
}

/** A place on the way of a list of commands, from which a run goes on as if it had come there itself. Plain JSON. */
export interface RunPlace {
  readonly tick: number;
  /** How many commands of the list lie behind it. */
  readonly done: number;
  readonly kept: KeptRun;
}

const LEADER: Actor = { id: 'lead', role: 'trainee' };
/** Simulated seconds between places to go back to; older ones are kept further apart. */
const NEAR_S = 2;
const FAR_S = 30;
const NEAR_KEPT = 4;
const FAR_KEPT = 16;

/**
 * A run that follows a list of commands to a tick, wherever that list comes from and however late: the same list and tick give the same
 * state on every device. Where a command comes late, or the tick or the list goes back, it goes back as well and runs again from there.
 */
export class FollowedRun {
  readonly #plan: RunPlan;
  #run: SessionRun;
  /** Those that were carried out. */
  #behind: readonly ListedCommand[] = [];
  #keyframes: readonly RunPlace[];
  #news: CommandDone[] = [];
  #wentBack = 0;

  private constructor(plan: RunPlan, run: SessionRun) {
    this.#plan = plan;
    this.#run = run;
    this.#keyframes = [placeOf(run, 0)];
  }

  static open({ scene, exercise, seed }: FollowPlan): FollowOpened {
    // As in an exam nothing is judged on the way, which costs time and shows steps.
    const plan: RunPlan = { scene, exercise, mode: 'exam' };
    const opened: Opened = SessionRun.start({ ...plan, seed });
    return opened.ok ? { ok: true, run: new FollowedRun(plan, opened.run) } : { ok: false, code: opened.problem.code };
  }

  get tick(): number {
    return this.#run.tick;
  }

  get tickS(): number {
    return this.#run.tickS;
  }

  /** How often it went back: what was shown before may be another surface since. */
  get wentBack(): number {
    return this.#wentBack;
  }

  frame(): RunFrame {
    return this.#run.frame();
  }

  surface(since: number): Surface | null {
    return this.#run.surface(since);
  }

  /** What became of commands since this was asked last. After going back some are told again. */
  takeNews(): readonly CommandDone[] {
    const news = this.#news;
    this.#news = [];
    return news;
  }

  /** Where it stands, for somebody else who follows the same list; null where the model has left the numbers. */
  place(): RunPlace | null {
    if (this.#run.frame().state !== 'running' || this.#run.state !== 'running') return null;
    const place = placeOf(this.#run, this.#behind.length);
    return place.kept.snapshot === undefined ? null : place;
  }

  /**
   * Takes a place on the way to the tick from whoever ran the same list before. Nothing of it can be checked but that it is of this run and
   * this list: it must come from somebody who is trusted.
   *
   * @returns whether it goes on from there; not where it is farther on already or the place is none of this way.
   */
  takePlace(place: RunPlace, list: readonly ListedCommand[], tick: number): boolean {
    if (place.tick <= this.#run.tick || place.tick > tick || !liesOn(list, place)) return false;
    if (hashHeader(place.kept.header) !== hashHeader(this.#run.kept.header)) return false;
    const opened = SessionRun.resumeAtSnapshot(this.#plan, place.kept);
    if (!opened.ok || opened.run.tick !== place.tick) return false;
    this.#run = opened.run;
    this.#behind = list.slice(0, place.done);
    this.#keyframes = [...this.#keyframes, place];
    this.#wentBack += 1;
    return true;
  }

  /** Goes towards the tick by so many ticks at most. @returns whether it is there. */
  follow(list: readonly ListedCommand[], tick: number, mostTicks: number): boolean {
    this.#goBackFor(list, tick);
    let left = mostTicks;
    for (;;) {
      this.#carryOut(list);
      const { tick: now } = this.#run;
      // A model that has left the numbers, or a full log, comes no further.
      if (now >= tick || this.#run.state !== 'running') return true;
      if (left <= 0) return false;
      const next = list[this.#behind.length]?.atTick ?? tick;
      const due = this.#nextKeyframe(tick);
      const steps = Math.min(left, Math.min(next, tick, due) - now);
      this.#run.runTicks(steps);
      left -= steps;
      if (this.#run.tick >= due) this.#keep();
    }
  }

  #carryOut(list: readonly ListedCommand[]): void {
    for (;;) {
      const index = this.#behind.length;
      const listed = list[index];
      if (listed === undefined || listed.atTick > this.#run.tick) return;
      this.#behind = [...this.#behind, listed];
      this.#news.push({ index, command: listed.command, refusal: this.#command(listed.command) });
    }
  }

  #command(text: string): Refusal | null {
    let command: unknown;
    try {
      command = JSON.parse(text);
    } catch {
      return { code: 'malformedCommand' };
    }
    // The run checks the shape itself: what stands in a list may be anything.
    const done = this.#run.command(LEADER, command as Command);
    return done.ok ? null : done.refusal;
  }

  #goBackFor(list: readonly ListedCommand[], tick: number): void {
    const same = sameUpTo(this.#behind, list);
    const next = list[same];
    const isLate = next !== undefined && next.atTick < this.#run.tick;
    if (same === this.#behind.length && tick >= this.#run.tick && !isLate) return;
    const latest = Math.min(tick, next?.atTick ?? tick);
    const place = this.#keyframes.findLast((one) => one.done <= same && one.tick <= latest) ?? this.#keyframes[0];
    if (place === undefined) throw new Error('a followed run has lost its beginning');
    const opened = SessionRun.resume(this.#plan, place.kept);
    if (!opened.ok) throw new Error(`a followed run cannot go back: ${opened.problem.code}`);
    this.#run = opened.run;
    this.#behind = this.#behind.slice(0, place.done);
    this.#keyframes = this.#keyframes.filter((one) => one.tick < place.tick || one === place);
    this.#wentBack += 1;
  }

  /** Whoever has a long way to go keeps the places that are wanted once it is there, and no others on the way. */
  #nextKeyframe(tick: number): number {
    const now = this.#run.tick;
    const last = this.#keyframes.at(-1)?.tick ?? 0;
    const nearTicks = Math.max(1, Math.round(NEAR_S / this.tickS));
    const isFarOff = tick - now > NEAR_KEPT * nearTicks;
    return Math.max(now + 1, last + (isFarOff ? Math.round(FAR_S / this.tickS) : nearTicks));
  }

  #keep(): void {
    // Looking at it finds out whether the model is still within the numbers: what is not is no place to go back to.
    if (this.#run.frame().state !== 'running' || this.#run.state !== 'running') return;
    const farTicks = Math.round(FAR_S / this.tickS);
    const [start, ...others] = [...this.#keyframes, placeOf(this.#run, this.#behind.length)];
    const near = others.slice(-NEAR_KEPT);
    const far: RunPlace[] = [];
    for (const one of others.slice(0, -NEAR_KEPT)) if (one.tick >= (far.at(-1)?.tick ?? 0) + farTicks) far.push(one);
    // Of many that are far back every second goes: the way from one to the next stays short all the same.
    const thinned = far.length > FAR_KEPT ? far.filter((_, index) => index % 2 === 1) : far;
    this.#keyframes = [...(start === undefined ? [] : [start]), ...thinned, ...near];
  }
}

function placeOf(run: SessionRun, done: number): RunPlace {
  const snapshot = run.snapshot();
  return { tick: run.tick, done, kept: snapshot === null ? run.kept : { ...run.kept, snapshot } };
}

/** Whether a place has carried out of the list all that comes before it, and nothing that comes after. */
export function liesOn(list: readonly ListedCommand[], { tick, done }: Pick<RunPlace, 'tick' | 'done'>): boolean {
  if (!Number.isSafeInteger(done) || done < 0 || done > list.length) return false;
  return (list[done - 1]?.atTick ?? 0) <= tick && (list[done]?.atTick ?? tick) >= tick;
}

function sameUpTo(behind: readonly ListedCommand[], list: readonly ListedCommand[]): number {
  const other = behind.findIndex((one, index) => {
    const listed = list[index];
    return listed !== one && (listed?.atTick !== one.atTick || listed.command !== one.command);
  });
  return other === -1 ? behind.length : other;
}
