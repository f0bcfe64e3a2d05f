/** Who is signed in. HttpOnly, SameSite=Lax; Secure where PUBLIC_URL is https. */
export const sessionCookieName = 'tongyan_session';

/** A browser's own secret, by which its owner can sign in while strangers guess elsewhere. It opens nothing by itself. */
export const deviceCookieName = 'tongyan_device';

/** A cookie's value from a raw Cookie header: for WebSocket upgrades, which pass no Fastify hook. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
