import type { System } from '../kernel/system.ts';

/** The unit that a signal declares; empty where there is no such signal. */
export function unitOf(system: System, signal: string): string {
  const dot = signal.indexOf('.');
  const { block } = system.definition.blocks[signal.slice(0, dot)] ?? {};
  const name = signal.slice(dot + 1);
  const kinds = [block?.outputs, block?.inputs, block?.continuous, block?.discrete, block?.parameters];
  return kinds.find((specs) => specs?.[name] !== undefined)?.[name]?.unit ?? '';
}
