import { type Command, FAULTS, type Json, Simulation } from '@tongyan/sim-engine/kernel';
import { Recorder } from '@tongyan/sim-engine/log';
import { score } from '@tongyan/sim-engine/scoring';
import { type TraineeView, traineeViewOf } from '@tongyan/sim-engine/view';
import { describe, expect, it } from 'vitest';

import { performed } from '../model/testing-demonstration.ts';
import { TRAININGS } from '../model/training.ts';
import type { Control, ControlAction } from '../../session/index.ts';
import { CONTROLS } from './index.ts';

const trainee = { id: 'trainee-1', role: 'trainee' } as const;

const controlsOf = (view: TraineeView): readonly Control[] => CONTROLS.flatMap(({ controls }) => controls(view));

const field = (args: Json, name: string): Json | undefined => (args as Readonly<Record<string, Json>> | null)?.[name];

/** A text or a number among a command's arguments, as text. */
function textIn(args: Json, name: string): string {
  const value = field(args, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The commands that an action can give now, as far as they may be the wanted one. */
function commandsOf(action: ControlAction, view: TraineeView, wanted: Command): readonly Command[] {
  switch (action.kind) {
    case 'do':
      return action.offered?.(view) === false ? [] : [action.command(view)];
    case 'hold':
      return [action.press, action.release];
    case 'choose':
      return action.choices(view).map(({ id }) => action.command(id, view));
    case 'number': {
      const value = field(wanted.args, 'value');
      return typeof value === 'number' && value >= action.minimum && value <= action.maximum
        ? [action.command(value, view)]
        : [];
    }
    case 'join': {
      const attributes = field(wanted.args, 'attributes') ?? null;
      const places = action.places(view).map(({ id }) => id);
      const [from, to] = [textIn(wanted.args, 'from'), textIn(wanted.args, 'to')];
      if (!places.includes(from) || !places.includes(to)) return [];
      const fields = action.fields.map(({ id, choices = [] }) => [
        id,
        choices.find((choice) => choice.id === textIn(attributes, id))?.id ?? '',
      ]);
      return [action.command({ from, to, fields: Object.fromEntries(fields) as Record<string, string> }, view)];
    }
    case 'text':
      return [];
  }
}

/** Sorted, so that the order in which fields were written does not matter. */
const sorted = (value: Json): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value as Readonly<Record<string, Json>>)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, sorted(inner)]),
      )
    : value;
const textOf = ({ target, name, args }: Command): string => JSON.stringify([target, name, sorted(args)]);

/** The control and the action that give a command, as somebody finds them in the list. */
function find(view: TraineeView, wanted: Command): Command | undefined {
  for (const control of controlsOf(view))
    for (const action of control.actions)
      for (const command of commandsOf(action, view, wanted)) if (textOf(command) === textOf(wanted)) return command;
  return undefined;
}

describe('the list of controls', () => {
  it('is enough for the whole exercise, to 100 points, without the picture', () => {
    const { system, procedure, rubric } = TRAININGS.whole();
    const viewOf = traineeViewOf(system);
    const started = Recorder.start(system, { seed: 1 }, { checkpointEvery: 30_000 });
    if (!started.ok) throw new Error(started.failure.code);
    const recorder = started.value;
    for (const { tick, command } of performed('whole', 'fuseOfL2Open').log.entries) {
      recorder.runTo(tick);
      const isFault = command.target === FAULTS;
      const found = isFault ? command : find(viewOf(recorder.simulation), command);
      expect(found, textOf(command)).toBeDefined();
      if (found === undefined) return;
      const done = recorder.command(isFault ? { id: 'system', role: 'system' } : trainee, found);
      expect(done.ok, textOf(command)).toBe(true);
    }
    const result = score(system, procedure, rubric, recorder.log());
    if (!result.ok) throw new Error(JSON.stringify(result.failure));
    expect(result.value.awarded).toBe(100);
    // Three minutes at the machine, gone through three times.
  });

  it('offers every command that there is', () => {
    const { system } = TRAININGS['find-fault']();
    const viewOf = traineeViewOf(system);
    const run = Simulation.start(system, 1);
    const names = new Set<string>();
    const look = (): void => {
      const view = viewOf(run);
      const wanted = { target: 'cabinet', name: 'wire', args: { from: 'SB0:13', to: 'SB0:14', value: 8 } };
      for (const { actions } of controlsOf(view))
        for (const action of actions)
          for (const { target, name } of commandsOf(action, view, wanted)) if (target === 'cabinet') names.add(name);
    };
    look();
    // What is offered only in the other position.
    for (const [name, part] of [
      ['lock', 'QF'],
      ['tag', 'QF'],
      ['pull', 'FU1'],
      ['test', 'FR'],
      ['press', 'SB1'],
      ['hold', 'KM1'],
    ] as const)
      expect(run.apply({ target: 'cabinet', name, args: { part } }).ok, name).toBe(true);
    look();
    expect(run.apply({ target: 'cabinet', name: 'turnOff', args: { part: 'QF' } }).ok).toBe(true);
    const { commands = {} } = system.definition.blocks['cabinet']?.block ?? {};
    expect(Object.keys(commands).filter((name) => !names.has(name) && name !== 'turnOff')).toEqual([]);
    expect(names).not.toContain('turnOff');
    run.apply({ target: 'cabinet', name: 'untag', args: { part: 'QF' } });
    run.apply({ target: 'cabinet', name: 'unlock', args: { part: 'QF' } });
    run.apply({ target: 'cabinet', name: 'turnOn', args: { part: 'QF' } });
    look();
    expect(names).toContain('turnOff');
  });

  it('has keys and ids that are unique', () => {
    const { system } = TRAININGS['find-fault']();
    const controls = controlsOf(traineeViewOf(system)(Simulation.start(system, 1)));
    const keys = controls.flatMap(({ key = [] }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.every((key) => /^[0-9a-z]$/u.test(key))).toBe(true);
    const ids = controls.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('tells what its parts show', () => {
    const { system } = TRAININGS['find-fault']();
    const viewOf = traineeViewOf(system);
    const run = Simulation.start(system, 1);
    const does = (name: string, args: Json): void =>
      expect(run.apply({ target: 'cabinet', name, args }).ok, name).toBe(true);
    const shown = (id: string): Json => {
      const view = viewOf(run);
      return (controlsOf(view)
        .find((control) => control.id === id)
        ?.shown(view) ?? null) as Json;
    };
    expect(shown('QF')).toEqual({ text: 'shown.switchedOff' });
    does('turnOn', { part: 'QF' });
    does('turn', { part: 'meter', function: 1 });
    does('probe', { lead: 'meter:a', terminal: 'QF:2' });
    does('probe', { lead: 'meter:b', terminal: 'QF:4' });
    run.runTo(500);
    expect(shown('QF')).toEqual({ text: 'shown.switchedOn', tone: 'on' });
    expect(shown('HL1')).toEqual({ text: 'shown.lit', tone: 'on' });
    expect(shown('meter')).toEqual({ text: { key: 'shown.voltsAc', values: { reading: 380 } }, tone: 'on' });
    expect(shown('redLead')).toEqual({ text: { key: 'terminal', values: { terminal: 'QF:2' } }, tone: 'on' });
    expect(shown('PV')).toEqual({ text: { key: 'shown.voltsAc', values: { reading: 380 } } });
    does('press', { part: 'SB2' });
    run.runTo(1000);
    expect(shown('KM3')).toEqual({ text: 'shown.pulledIn', tone: 'on' });
    expect(shown('KM2')).toEqual({ text: 'shown.letGo' });
    expect(shown('M')).toMatchObject({ text: { key: 'shown.humming' } });
  });
});
