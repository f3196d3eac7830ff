import { createContext, useContext, useEffect } from 'react';

/** Gives the page that is shown a name of its own, in place of its place's; null takes that back. */
export const PageNameContext = createContext<(name: string | null) => void>(() => {});

/** A song, an artist, a playlist: names the page after what it is about, once that is known. */
export function usePageName(name: string | undefined): void {
  const give = useContext(PageNameContext);
  useEffect(() => {
    if (name === undefined) return;
    give(name);
    return () => give(null);
  }, [give, name]);
}

/** What tabs, the history and screen readers call the page. */
export function useDocumentTitle(name: string | undefined): void {
  useEffect(() => {
    document.title = name === undefined ? 'EchoTune' : `${name} – EchoTune`;
  }, [name]);
}
