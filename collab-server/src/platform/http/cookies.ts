/** The one cookie of the product. HttpOnly, SameSite=Lax; Secure where PUBLIC_URL is https. */
export const sessionCookieName = 'tongyan_session';

/** A cookie's value from a raw Cookie header: for WebSocket upgrades, which pass no Fastify hook. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
