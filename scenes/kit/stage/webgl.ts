/** What a browser's WebGL is: `software` where the processor draws because there is no driver for a graphics card. */
export type WebglKind = 'none' | 'software' | 'hardware';

const SOFTWARE = /swiftshader|llvmpipe|softpipe|basic render|software/i;

export const kindOfRenderer = (renderer: string): WebglKind => (SOFTWARE.test(renderer) ? 'software' : 'hardware');

let known: WebglKind | null = null;

/** Asks once whether this browser gives a page a WebGL 2 context at all, and who draws. */
export function webglKind(): WebglKind {
  known ??= ask();
  return known;
}

function ask(): WebglKind {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    if (context === null) return 'none';
    const names = context.getExtension('WEBGL_debug_renderer_info');
    const renderer = String(context.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER));
    // Contexts are few: the one of the question is given back at once.
    context.getExtension('WEBGL_lose_context')?.loseContext();
    return kindOfRenderer(renderer);
  } catch {
    return 'none';
  }
}
