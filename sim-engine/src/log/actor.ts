import { type Command, FAULTS } from '../kernel/command.ts';
import { JUDGEMENT, PROCEDURE, SESSION } from './session-commands.ts';

export type Role = 'trainee' | 'instructor' | 'system';

export const ROLES: readonly [Role, ...Role[]] = ['trainee', 'instructor', 'system'];

/** Who did something: a person, or the system itself (a scripted event, a demonstration). */
export interface Actor {
  readonly id: string;
  readonly role: Role;
}

/** `target.name` of each command of a block that is not for trainees: what the scene, not the machine, offers. */
export type ReservedCommands = readonly string[];

const FOR_TRAINEES: readonly string[] = [`${PROCEDURE}.hint`, `${SESSION}.note`, `${SESSION}.answer`];

/** Whether a role may give a command at all, whatever the state. */
export function mayCommand(role: Role, { target, name }: Command, reserved: ReservedCommands): boolean {
  const full = `${target}.${name}`;
  switch (role) {
    case 'trainee':
      return target.startsWith('@') ? FOR_TRAINEES.includes(full) : !reserved.includes(full);
    case 'instructor':
      return true;
    case 'system':
      return target !== JUDGEMENT;
  }
}

/** Targets that a trainee must not learn of. */
export const HIDDEN_TARGETS: readonly string[] = [FAULTS, JUDGEMENT];
