/** The sign-in page that brings people back to where they were. */
export function signInPath(returnTo: string): string {
  return returnTo === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(returnTo)}`;
}

/** Only a path of this site: `//elsewhere.example` and absolute addresses are refused. */
export function safeReturnPath(next: string | null): string {
  return next !== null && /^\/(?![/\\])/u.test(next) ? next : '/';
}
