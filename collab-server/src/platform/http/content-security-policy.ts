/**
 * What a page of the product may load: its own files only, no inline scripts. Styles may be inline because the editor and
 * KaTeX position with style attributes. WebSockets go to the same origin, or to PUBLIC_URL's.
 */
export function contentSecurityPolicy(publicUrl: string) {
  const socketOrigin = publicUrl === '' ? [] : [publicUrl.replace(/^http/, 'ws')];
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'blob:', 'data:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'", ...socketOrigin],
      workerSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
    },
  };
}
