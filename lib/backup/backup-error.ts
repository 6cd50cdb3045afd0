/** What keeps a backup from being written or restored, in words for who runs it. Nothing has changed then. */
export class BackupError extends Error {}
