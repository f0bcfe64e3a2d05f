import type { HttpApp } from '../../platform/http/index.ts';
import type { IdentityDeps } from '../deps.ts';

export function registerRosters(_app: HttpApp, _deps: IdentityDeps): void {}
