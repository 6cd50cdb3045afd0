/** Why a change to users cannot be made, in words for who typed a command. */
const refusals = {
  "no-mail": (email: string) => `${email} is no mail address`,
  "bad-password": (why: string) => why,
  "no-programme": (slug: string) => `no programme ${slug}`,
  "no-user": (email: string) => `no user ${email}`,
  "no-rep": (code: string) => `no rep ${code} in this programme`,
  "already-here": (email: string) => `${email} has a role in this programme: change it instead`,
  "needs-rep": () => "a sales user is a rep: name its code with --rep",
  "only-sales": () => "only a sales user is a rep",
  "last-admin": () => "a programme keeps an admin who can sign in: make somebody else one first",
  "others-too": (email: string) => `${email} is in programmes of other admins too`,
} as const;

/** A change to users that cannot be made. */
export class UserError extends Error {
  constructor(
    readonly reason: keyof typeof refusals,
    what = "",
  ) {
    super(refusals[reason](what));
  }
}
