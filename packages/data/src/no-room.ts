import { EchoError } from './errors.ts';

/** No room: on the disk, of a quota, or of what a process may write. */
const noRoom: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/** A full disk by its code, naming what there is no room for; all else as it came. */
export function noRoomSaid(path: string, cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  if (!noRoom.includes(code)) return cause;
  return new EchoError('disk-full', `There is no room for ${path}.`, { cause });
}
