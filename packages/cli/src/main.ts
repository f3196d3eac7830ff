/** The `echotune` command. */
import { EchoError } from '@echotune/data';
import { CommanderError } from 'commander';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { program, usageAdvice } from './program.ts';

const isJson = process.argv.includes('--json');

function fail(code: string, message: string, advice: string): void {
  if (isJson) process.stdout.write(`${JSON.stringify({ error: { code, message, advice } })}\n`);
}

/** Says what went wrong, on stderr for a person and with --json on stdout for a program. */
function report(cause: unknown): void {
  process.exitCode = exitCodeOf(cause);
  if (cause instanceof CommanderError) {
    // Commander has said it on stderr already; help and version are no errors.
    const isError = cause.exitCode !== 0;
    process.exitCode = isError ? exitCodes.usage : exitCodes.ok;
    if (isError) fail('usage', cause.message, usageAdvice);
  } else if (cause instanceof EchoError) {
    process.stderr.write(`echotune: ${cause.message} [${cause.code}]\n${cause.advice}\n`);
    fail(cause.code, cause.message, cause.advice);
  } else {
    process.stderr.write(`echotune: ${cause instanceof Error ? cause.stack : String(cause)}\n`);
  }
}

// Whoever reads may stop early, as `head` does; there is nobody left to tell anything.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.ok);
  throw error;
});

try {
  await program().parseAsync();
} catch (cause) {
  report(cause);
}
