import { type ApiProblem, problemHere } from '../problem.ts';
import { isLitter } from './litter.ts';

/** A file to send, under the path it had inside what was chosen. */
export interface ChosenFile {
  readonly file: File;
  readonly name: string;
}

/** What is worth sending of the files given. Throws `ApiProblem` where nothing is. */
export function withoutLitter(files: readonly ChosenFile[]): ChosenFile[] {
  const kept = files.filter(({ name }) => !isLitter(name));
  if (kept.length === 0) throw nothingToSend(files.map(({ name }) => name));
  return kept;
}

function nothingToSend(names: readonly string[]): ApiProblem {
  if (names.length === 0) return problemHere('nothing-chosen');
  return problemHere('only-litter', names.slice(0, 3).join(', ') + (names.length > 3 ? ', …' : ''));
}

/** The files of an `<input type="file">`, of a folder with their relative paths. */
export function filesOfInput(files: Iterable<File>): ChosenFile[] {
  return Array.from(files, (file) => ({ file, name: file.webkitRelativePath || file.name }));
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A folder hands its entries out in parts, and an empty part when it has no more. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** Every file at or below an entry, named by its path from the entry on. */
async function filesOfEntry(entry: FileSystemEntry, within = ''): Promise<ChosenFile[]> {
  const name = within + entry.name;
  if (isFile(entry)) return [{ file: await fileOf(entry), name }];
  if (!isFolder(entry)) return [];
  const inside = await entriesOf(entry);
  return (await Promise.all(inside.map((child) => filesOfEntry(child, `${name}/`)))).flat();
}

/** What was dropped: files and whole folders. Must be called within the drop event. */
export async function filesOfDrop(items: DataTransferItemList): Promise<ChosenFile[]> {
  const entries = Array.from(items).flatMap((item) => item.webkitGetAsEntry() ?? []);
  const files = await Promise.all(entries.map((entry) => filesOfEntry(entry)));
  return files.flat();
}
