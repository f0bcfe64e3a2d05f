/** The bytes of a `data:image/…;base64,` address, or undefined where it is none. What they are is told from them, not from the address. */
export function dataUriBytes(url: string): Uint8Array | undefined {
  const match = /^data:image\/[a-z0-9.+-]+;base64,([A-Za-z0-9+/=\s]+)$/i.exec(url);
  return match?.[1] === undefined ? undefined : new Uint8Array(Buffer.from(match[1], 'base64'));
}
