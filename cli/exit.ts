/** Exit statuses; 0 to 2 are those of the contract (assessment). */
export const EXIT = {
  ok: 0,
  /** The request or the package is not valid; what is wrong is printed. */
  refused: 1,
  /** Called wrongly: unknown options, a file that cannot be read, packages that cannot be loaded. */
  usage: 2,
  /** A defect of the program. */
  defect: 70,
} as const;

/** The command was called wrongly. The message is a whole sentence for the person who typed it. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
