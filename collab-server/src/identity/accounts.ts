/** The one spelling under which an account is kept and sought: compatibility forms folded, without regard to case. */
export function normaliseAccount(account: string): string {
  return account.normalize('NFKC').trim().toLowerCase();
}
