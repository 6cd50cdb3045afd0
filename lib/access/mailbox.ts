/**
 * A mail address as it is kept and looked up. The case of A to Z does not matter; of other letters it stays as it is: where
 * cases fold, one address can read as another's.
 */
export const mailboxOf = (address: string): string => address.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
