/**
 * Stands in the build where Excalidraw would load its maker of diagrams from text: megabytes for a button that boards of lessons do not have.
 */
export function parseMermaidToExcalidraw(): Promise<never> {
  return Promise.reject(new Error('boards of lessons make no diagrams from text'));
}
