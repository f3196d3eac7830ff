/** The `echotune` command. */
import { EchoError } from '@echotune/data';
import { CommanderError } from 'commander';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { program } from './program.ts';

function report(cause: unknown): void {
  if (cause instanceof EchoError) {
    process.stderr.write(`echotune: ${cause.message} [${cause.code}]\n${cause.advice}\n`);
  } else {
    process.stderr.write(`echotune: ${cause instanceof Error ? cause.stack : String(cause)}\n`);
  }
}

try {
  await program().exitOverride().parseAsync();
} catch (cause) {
  if (cause instanceof CommanderError) {
    // Commander has said it already; help and version are no errors.
    process.exitCode = cause.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  } else {
    if (process.argv.includes('--json') && cause instanceof EchoError) {
      const { code, message, advice } = cause;
      process.stdout.write(`${JSON.stringify({ error: { code, message, advice } })}\n`);
    }
    report(cause);
    process.exitCode = exitCodeOf(cause);
  }
}
