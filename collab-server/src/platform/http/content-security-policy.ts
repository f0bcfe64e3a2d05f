/**
 * What a page of the product may load: its own files only, no inline scripts. Styles may be inline because the editor and
 * KaTeX position with style attributes. WebSockets go to the same origin, or to PUBLIC_URL's.
 *
 * @param mediaUrl where pages reach the media server of live lessons, or empty: asked over HTTP too, where its socket did not open
 */
export function contentSecurityPolicy(publicUrl: string, mediaUrl: string) {
  const socketOrigin = publicUrl === '' ? [] : [publicUrl.replace(/^http/, 'ws')];
  const mediaOrigins = mediaUrl === '' ? [] : [mediaUrl.replace(/^http/, 'ws'), mediaUrl.replace(/^ws/, 'http')];
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'blob:', 'data:'],
      // A replay plays chunks of sound out of a buffer of its own.
      mediaSrc: ["'self'", 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'", ...socketOrigin, ...mediaOrigins],
      workerSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
    },
  };
}
