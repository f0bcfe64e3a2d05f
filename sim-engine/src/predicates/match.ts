import type { Json } from '../kernel/json.ts';

const isRecord = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Makes what decides whether a value holds all that `part` names; lists must agree whole. */
export function matcherOf(part: Json): (value: Json | undefined) => boolean {
  if (isRecord(part)) {
    const fields = Object.entries(part).map(([key, inner]) => ({ key, matches: matcherOf(inner) }));
    return (value) =>
      isRecord(value) && fields.every(({ key, matches }) => Object.hasOwn(value, key) && matches(value[key]));
  }
  if (Array.isArray(part)) {
    const items = part.map((inner: Json) => matcherOf(inner));
    return (value) =>
      Array.isArray(value) &&
      value.length === items.length &&
      items.every((matches, index) => matches((value as readonly Json[])[index]));
  }
  return (value) => value === part;
}

/** Makes what follows a path such as `a.b.0` into a value; the empty path is the value itself. */
export function followerOf(path: string): (value: Json | undefined) => Json | undefined {
  const keys = path === '' ? [] : path.split('.');
  return (value) => {
    let current = value;
    for (const key of keys) {
      if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
      current = (current as { readonly [key: string]: Json })[key];
    }
    return current;
  };
}
