/**
 * Whether a request that changes something, or opens a WebSocket, comes from the product itself.
 * Browsers always name the Origin there; programs name none, and carry no ambient cookie that could be abused.
 * Source: OWASP Cross-Site Request Forgery Prevention, "Verifying Origin With Standard Headers".
 *
 * @param origin the Origin header
 * @param host the Host header: the same origin is allowed under whatever name the product is reached where no PUBLIC_URL is set
 * @param publicUrl the configured origin, or empty
 */
export function isAllowedOrigin(origin: string | undefined, host: string | undefined, publicUrl: string): boolean {
  if (origin === undefined) return true;
  if (publicUrl !== '') return origin === publicUrl;
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host;
}
