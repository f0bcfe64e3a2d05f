/** How somebody stands to a credential. */
export type CredentialStanding = 'holder' | 'teacher' | 'none';

type Credential = { readonly personId: string; readonly attemptId: string; readonly classGroupId: string | null };

/** Whoever looks, and what they may know of. */
export type Knowing = {
  readonly personId: string;
  /** Those whose attempts they may see as a teacher. */
  readonly classes: readonly string[];
  /** Attempts of their own whose outcome they are not told yet. */
  readonly untold: readonly string[];
};

export function credentialStanding(credential: Credential, { personId, classes, untold }: Knowing): CredentialStanding {
  // That there is one would tell that the attempt passed.
  if (credential.personId === personId) return untold.includes(credential.attemptId) ? 'none' : 'holder';
  const { classGroupId } = credential;
  return classGroupId !== null && classes.includes(classGroupId) ? 'teacher' : 'none';
}

const allowed = {
  see: ['holder', 'teacher'],
  /** How the public page names the person is nobody else's choice. */
  change: ['holder'],
  /** Nobody takes back their own. */
  revoke: ['teacher'],
} as const satisfies Record<string, readonly CredentialStanding[]>;

export type CredentialAction = keyof typeof allowed;

export function mayWithCredential(standing: CredentialStanding, action: CredentialAction): boolean {
  const standings: readonly CredentialStanding[] = allowed[action];
  return standings.includes(standing);
}
