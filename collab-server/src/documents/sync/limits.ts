/** Everything that the sync server bounds, with its defaults. SPEC.md section 6 says what happens at each. */
export type SyncLimits = {
  /** One WebSocket message, in either direction of trust: also the most that one update may carry. */
  readonly maxMessageBytes: number;
  /** A document: its snapshot and what was written since. */
  readonly maxDocumentBytes: number;
  /** One awareness state. */
  readonly maxAwarenessBytes: number;
  /** Messages of one connection: a token bucket. Past it the connection waits; nothing is lost. */
  readonly messagesPerSecond: number;
  readonly messageBurst: number;
  readonly maxConnectionsPerPerson: number;
  readonly maxConnectionsPerDocument: number;
  readonly maxConnections: number;
  /** Past this many unsent bytes a connection gets no broadcast until it has drained, then one merged difference. */
  readonly outgoingWatermarkBytes: number;
  /** A connection that has not drained after this is closed. */
  readonly slowReaderMs: number;
  readonly heartbeatMs: number;
  /** A document without connections is unloaded after this. */
  readonly idleDocumentMs: number;
  /** Snapshots and tails held in memory for all documents together. */
  readonly cacheBytes: number;
  /** How long updates are collected into one commit. */
  readonly commitDelayMs: number;
  /** Updates that wait for a commit; past it reading from all sockets pauses. */
  readonly maxUncommittedBytes: number;
  /** A document's tail is compacted at this many updates … */
  readonly compactAtUpdates: number;
  /** … or at this many bytes, or half of its snapshot if that is more. */
  readonly compactAtBytes: number;
  /** What one person writes within this span becomes one entry of the history. */
  readonly historyWindowMs: number;
};

export const defaultSyncLimits: SyncLimits = {
  maxMessageBytes: 8 * 1024 * 1024,
  maxDocumentBytes: 64 * 1024 * 1024,
  maxAwarenessBytes: 8 * 1024,
  messagesPerSecond: 2_000,
  messageBurst: 10_000,
  maxConnectionsPerPerson: 64,
  maxConnectionsPerDocument: 500,
  maxConnections: 10_000,
  outgoingWatermarkBytes: 1024 * 1024,
  slowReaderMs: 30_000,
  heartbeatMs: 20_000,
  idleDocumentMs: 60_000,
  cacheBytes: 96 * 1024 * 1024,
  commitDelayMs: 6,
  maxUncommittedBytes: 16 * 1024 * 1024,
  compactAtUpdates: 5_000,
  compactAtBytes: 96 * 1024,
  historyWindowMs: 60_000,
};
