import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './theme/theme.css';
import { readingLocale } from './words/reading-locale.ts';
import { WordsContext } from './words/use-words.ts';
import { wordsIn } from './words/words.ts';

/** A refetched shelf is a new set of impressions: only what the listener does asks for one. */
const client = new QueryClient({
  defaultOptions: { queries: { refetchOnWindowFocus: false, retry: 1, staleTime: 60_000 } },
});

const page = document.getElementById('page');
if (page === null) throw new Error('index.html has no element #page');

createRoot(page).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <WordsContext value={wordsIn(readingLocale(navigator.language))}>
        <App />
      </WordsContext>
    </QueryClientProvider>
  </StrictMode>,
);
