/** What communities ask of the documents in them; the documents capability answers. */
export type CommunityDocuments = {
  /** How many documents of each community are not archived. */
  countByCommunity(communityIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Titles of those of the documents that this person may read. */
  readableTitles(personId: string, documentIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The documents of a community that were edited last, of those that this person may read; newest first. */
  lastEdited(personId: string, communityId: string, limit: number): Promise<readonly EditedDocument[]>;
};

export type EditedDocument = {
  readonly id: string;
  readonly title: string;
  readonly editedAtMs: number;
  readonly editedBy: string | null;
};
