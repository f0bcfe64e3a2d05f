import { describe, expect, it } from 'vitest';
import { OutgoingUpdates } from './outgoing-updates.ts';

const u = (n: number): Uint8Array => new Uint8Array([n]);

describe('updates on their way over HTTP', () => {
  it('tells the count that a socket’s server would tell', () => {
    const outgoing = new OutgoingUpdates();
    outgoing.push(u(1), true);
    outgoing.push(u(2), false);
    expect(outgoing.next()).toEqual([u(1), u(2)]);
    expect(outgoing.answered(2)).toBe(2);
    expect(outgoing.next()).toEqual([]);
    expect(outgoing.answered(0)).toBeUndefined();
    expect(outgoing.takeStall()).toBe(false);
  });

  it('sends again what a request did not take, before what came meanwhile', () => {
    const outgoing = new OutgoingUpdates();
    for (const n of [1, 2, 3]) outgoing.push(u(n), false);
    outgoing.next();
    outgoing.push(u(4), false);
    expect(outgoing.answered(1)).toBe(1);
    expect(outgoing.next()).toEqual([u(2), u(3), u(4)]);
    expect(outgoing.answered(3)).toBe(4);
  });

  it('drops what a complete update holds, also when it comes while a request is under way', () => {
    const outgoing = new OutgoingUpdates();
    outgoing.push(u(1), false);
    outgoing.push(u(2), false);
    outgoing.next();
    outgoing.push(u(3), true);
    expect(outgoing.answered(1)).toBe(1);
    expect(outgoing.next()).toEqual([u(3)]);
    expect(outgoing.answered(1)).toBe(3);
  });

  it('has the server ask for what it lacks where it took nothing', () => {
    const outgoing = new OutgoingUpdates();
    outgoing.push(u(1), false);
    outgoing.next();
    expect(outgoing.answered(0)).toBeUndefined();
    expect(outgoing.takeStall()).toBe(true);
    expect(outgoing.takeStall()).toBe(false);
    outgoing.push(u(2), true);
    expect(outgoing.next()).toEqual([u(2)]);
    expect(outgoing.answered(1)).toBe(2);
  });

  it('keeps one request within what the server takes', () => {
    const outgoing = new OutgoingUpdates();
    for (let n = 0; n < 600; n += 1) outgoing.push(u(n % 256), false);
    expect(outgoing.next()).toHaveLength(500);
    outgoing.answered(500);
    expect(outgoing.next()).toHaveLength(100);
  });
});
