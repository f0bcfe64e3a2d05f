import type { AnyFrame } from '../../kernel/block.ts';
import { valuesType } from '../../kernel/view.ts';
import type { AnyPartView, Part } from './part.ts';
import type { PlacedPart } from './plan.ts';

/** What a part sees of the block's numbers: the same memory, by the part's own names. */
export function partView({ part, parameterStart, stateStart, probeStart }: PlacedPart, frame: AnyFrame): AnyPartView {
  return {
    p: namedValues(part, 'parameters', frame.p.floats, parameterStart),
    s: namedValues(part, 'states', frame.d.floats, stateStart),
    o: namedValues(part, 'probes', frame.d.floats, probeStart),
  };
}

const classes = new WeakMap<object, ReturnType<typeof valuesType>>();

/** A view of a part's numbers by name; one class for each table of names, so that engines see one shape. */
function namedValues(
  part: Part,
  table: 'parameters' | 'states' | 'probes',
  floats: Float64Array,
  start: number,
): AnyPartView['s'] {
  const key = part[table] ?? {};
  let type = classes.get(key);
  if (type === undefined) {
    type = valuesType(Object.keys(key));
    classes.set(key, type);
  }
  return new type(floats.subarray(start, start + Object.keys(key).length)) as AnyPartView['s'];
}
