/** Ends a command with exit code 1 and this message: something that the person at the terminal can mend. */
export class CommandFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandFailure';
  }
}
