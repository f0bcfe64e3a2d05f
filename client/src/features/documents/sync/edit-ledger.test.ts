import { describe, expect, it } from 'vitest';
import { EditLedger, GROUP_MS } from './edit-ledger.ts';

describe('the ledger of edits', () => {
  it('counts updates that follow each other closely as one edit', () => {
    const ledger = new EditLedger();
    ledger.record(0);
    ledger.record(GROUP_MS - 1);
    ledger.record(2 * GROUP_MS - 2);
    expect(ledger.pendingEdits).toBe(1);
    ledger.record(3 * GROUP_MS);
    expect(ledger.pendingEdits).toBe(2);
  });

  it('keeps an edit pending until its last update is durable', () => {
    const ledger = new EditLedger();
    ledger.record(0);
    ledger.record(1);
    ledger.acknowledge(1);
    expect(ledger.pendingEdits).toBe(1);
    ledger.acknowledge(2);
    expect(ledger.pendingEdits).toBe(0);
  });

  it('begins a new edit after everything became durable, however soon', () => {
    const ledger = new EditLedger();
    ledger.acknowledge(ledger.record(0));
    ledger.record(1);
    expect(ledger.pendingEdits).toBe(1);
  });

  it('never takes an acknowledgement back', () => {
    const ledger = new EditLedger();
    ledger.record(0);
    ledger.record(GROUP_MS);
    ledger.acknowledge(2);
    ledger.acknowledge(1);
    expect([ledger.durable, ledger.pendingEdits]).toEqual([2, 0]);
  });

  it('refuses an acknowledgement of what was never made', () => {
    expect(() => new EditLedger().acknowledge(1)).toThrow('acknowledged 1 of 0');
  });
});
