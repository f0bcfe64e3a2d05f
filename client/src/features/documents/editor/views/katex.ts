import type katexModule from 'katex';

type Katex = typeof katexModule;
let loading: Promise<Katex> | undefined;

/** KaTeX with its style sheet, once asked for; a chunk of its own, since most documents hold no formula. */
export function loadKatex(): Promise<Katex> {
  loading ??= Promise.all([import('katex'), import('katex/dist/katex.min.css')]).then(
    ([module]) => module.default,
    (cause: unknown) => {
      // The next formula tries again: the network may have come back.
      loading = undefined;
      throw cause;
    },
  );
  return loading;
}

export type MathResult = { readonly ok: true } | { readonly ok: false; readonly message: string };

/**
 * Draws `latex` into `target`. Limits keep a hostile formula from blocking the page: no macros that grow without end, no sizes
 * beyond the page, nothing that loads or links.
 */
export function renderMath(katex: Katex, latex: string, target: HTMLElement, displayMode: boolean): MathResult {
  try {
    katex.render(latex.slice(0, 10_000), target, {
      displayMode,
      fleqn: true,
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxExpand: 500,
      maxSize: 20,
      output: 'htmlAndMathml',
    });
    return { ok: true };
  } catch (error) {
    target.textContent = latex;
    return {
      ok: false,
      message: error instanceof Error ? error.message.replace(/^KaTeX parse error:\s*/, '') : String(error),
    };
  }
}
