import { probe } from './probe.ts';

// The test asks for it by this name.
Object.assign(globalThis, { probe });
