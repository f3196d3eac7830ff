/** Something a person must put right before EchoTune can run: what is wrong, and what to do. */
export class SetUpProblem extends Error {
  /**
   * @param {string} what
   * @param {string} remedy
   * @param {string} [detail] what a tool said, shown below
   */
  constructor(what, remedy, detail = '') {
    super(what);
    this.name = 'SetUpProblem';
    this.remedy = remedy;
    this.detail = detail;
  }

  /** @returns {string} the text a person reads */
  describe() {
    const said = this.detail.trim().replace(/^/gm, '    ');
    return [
      `EchoTune cannot run here: ${this.message}`,
      `  What to do: ${this.remedy}`,
      ...(said.trim() ? [said] : []),
    ].join('\n');
  }
}

/** The package registry does not give what is needed, so that nothing could be installed. */
export class RegistryProblem extends SetUpProblem {}

/**
 * Turns the failure of writing below the project's folder into words.
 * @param {unknown} error
 * @param {string} folder
 * @returns {unknown} a `SetUpProblem` where the reason is known, else the error itself
 */
export function explainWriteFailure(error, folder) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new SetUpProblem('the disk is full.', 'free about 1 GB and run the same command again.');
  }
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) {
    return new SetUpProblem(
      `the folder ${folder} cannot be written.`,
      'copy the project to a folder of your own, or run once as a user who may write there.',
    );
  }
  return error;
}
