/** One documented environment variable. `parse` answers undefined for a value that is not acceptable. */
export type Variable<T> = {
  readonly name: string;
  readonly fallback: string;
  readonly meaning: string;
  readonly accepts: string;
  /** Its value is never repeated. */
  readonly isSecret?: true;
  parse(text: string): T | undefined;
};

export function variable<T>(definition: Variable<T>): Variable<T> {
  return definition;
}

export function parseBoolean(text: string): boolean | undefined {
  if (['1', 'true', 'yes'].includes(text)) return true;
  return ['0', 'false', 'no', ''].includes(text) ? false : undefined;
}

export function parseInteger(min: number, max: number): (text: string) => number | undefined {
  return (text) => {
    const value = Number(text);
    return /^\d+$/.test(text) && value >= min && value <= max ? value : undefined;
  };
}
