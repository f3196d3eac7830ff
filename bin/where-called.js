/**
 * Where the person stands who has npm run a script: npm moves to the project's folder, and paths are meant from there.
 * Undefined where something else was run.
 * @param {string} script its name in package.json
 * @param {NodeJS.ProcessEnv} env
 */
export function whereCalled(script, env) {
  return env.npm_lifecycle_event === script ? env.INIT_CWD : undefined;
}
