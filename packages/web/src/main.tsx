import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Gate } from './account/gate.tsx';
import { askFirst } from './first-questions.ts';
import { reloadWhenReplaced } from './frame/reload-when-replaced.ts';
import { afterLoad } from './measure/after-load.ts';
import { chosenLanguage, languageFor, loadMessages } from './messages/language.ts';
import { MessagesContext } from './messages/use-messages.ts';
import { queryClient } from './query-client.ts';
import { router } from './router.tsx';
import { chosenTheme, wearTheme } from './theme/chosen-theme.ts';
import './theme/theme.css';
import { wearKeptAccent } from './theme/use-own-accent.ts';
import { WordsContext } from './words/use-words.ts';
import { wordsIn } from './words/words.ts';

const { language, locale } = languageFor(chosenLanguage(), navigator.languages);
// Before anything is asked: requests are in this language.
document.documentElement.lang = locale;
const client = queryClient();
askFirst(client);

const page = document.getElementById('page');
if (page === null) throw new Error('index.html has no element #page');

const messages = await loadMessages(language);
wearTheme(chosenTheme(), document.documentElement);
wearKeptAccent(document.documentElement);
reloadWhenReplaced();

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
