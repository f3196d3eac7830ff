import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isSignedOut } from './account/account-api.ts';
import { Gate } from './account/gate.tsx';
import { afterLoad } from './measure/after-load.ts';
import { chosenLanguage, languageFor, loadMessages } from './messages/language.ts';
import { MessagesContext } from './messages/use-messages.ts';
import { router } from './router.tsx';
import { chosenTheme, wearTheme } from './theme/chosen-theme.ts';
import './theme/theme.css';
import { WordsContext } from './words/use-words.ts';
import { wordsIn } from './words/words.ts';

/** A session that has ended, noticed by whatever is asked next, opens the page to sign in. */
function onError(error: Error): void {
  if (isSignedOut(error)) client.setQueryData(['account'], null);
}

/** A refetched shelf is a new set of impressions: only what the listener does asks for one. */
const client = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    // The server may be this machine: without a network it is asked all the same.
    mutations: { networkMode: 'always' },
    queries: { networkMode: 'always', refetchOnWindowFocus: false, retry: 1, staleTime: 60_000 },
  },
});

const page = document.getElementById('page');
if (page === null) throw new Error('index.html has no element #page');

const { language, locale } = languageFor(chosenLanguage(), navigator.languages);
const messages = await loadMessages(language);
document.documentElement.lang = locale;
wearTheme(chosenTheme(), document.documentElement);

createRoot(page).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <MessagesContext value={messages}>
        <WordsContext value={wordsIn(locale)}>
          <Gate>
            <RouterProvider router={router} />
          </Gate>
        </WordsContext>
      </MessagesContext>
    </QueryClientProvider>
  </StrictMode>,
);

afterLoad();
