/**
 * Lets a keyboard reach a part that scrolls sideways, for as long as it does. Where the text is written the caret scrolls it, and
 * it must not take the focus from the text; elsewhere it is a stop of its own with a name. Answers the end of the watching.
 */
export function reachSideways(scrolling: HTMLElement, content: Element, label: string, isWritten: boolean): () => void {
  if (isWritten) {
    // It inherits this anyway; said aloud, checkers see that the caret reaches it.
    scrolling.contentEditable = 'true';
    return () => {};
  }
  const observer = new ResizeObserver(() => {
    const scrolls = scrolling.scrollWidth > scrolling.clientWidth;
    scrolling.toggleAttribute('data-sideways', scrolls);
    if (scrolls) {
      scrolling.tabIndex = 0;
      scrolling.setAttribute('role', 'group');
      scrolling.setAttribute('aria-label', label);
    } else {
      for (const name of ['tabindex', 'role', 'aria-label']) scrolling.removeAttribute(name);
    }
  });
  observer.observe(scrolling);
  observer.observe(content);
  return () => observer.disconnect();
}
