import type { HttpApp } from '../../platform/http/index.ts';
import type { IdentityDeps } from '../deps.ts';
import { registerFirstPasswords } from './first-passwords.ts';
import { registerMemberships } from './memberships.ts';
import { registerOrgUnits } from './org-units.ts';
import { registerPeople } from './people.ts';

export { administeredPaths } from './org-units.ts';

/** Tree, people and roles, for administrators in their scope. */
export function registerAdministration(app: HttpApp, deps: IdentityDeps): void {
  registerOrgUnits(app, deps);
  registerPeople(app, deps);
  registerMemberships(app, deps);
  registerFirstPasswords(app, deps);
}
