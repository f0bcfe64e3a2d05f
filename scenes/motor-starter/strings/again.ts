type Texts = Readonly<Record<string, string>>;

const KINDS = ['step', 'nudge', 'hint', 'explain'];

/** The texts of steps that come a second time under a longer id: what is done is the same. */
export const again = (texts: Texts, suffix: string, ...steps: readonly string[]): Texts =>
  Object.fromEntries(
    KINDS.flatMap((kind) => steps.map((step) => [`${kind}.${step}${suffix}`, texts[`${kind}.${step}`] ?? ''])),
  );
