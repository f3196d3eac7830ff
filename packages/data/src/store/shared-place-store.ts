/** Where the processes of this store share files. */
export interface SharedPlaceStore {
  /** As the settings of one of them name it; null where they do not. */
  get(): Promise<string | null>;
  set(name: string | null): Promise<void>;
}
