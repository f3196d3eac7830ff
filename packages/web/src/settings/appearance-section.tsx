import { useState } from 'react';
import { chooseLanguage, chosenLanguage, languages } from '../messages/language.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Choice } from '../parts/choice.tsx';
import { Section } from '../parts/section.tsx';
import { chooseTheme, chosenTheme, themes } from '../theme/chosen-theme.ts';

/** Language and theme, for this browser. */
export function AppearanceSection() {
  const { settings } = pageMessages;
  const [theme, setTheme] = useState(chosenTheme);
  return (
    <Section title={settings.appearance} errors={[]}>
      <Choice
        label={settings.language}
        none={settings.asBrowser}
        names={settings.languages}
        options={languages}
        value={chosenLanguage()}
        onChoose={chooseLanguage}
      />
      <Choice
        label={settings.theme}
        none={settings.asSystem}
        names={settings.themes}
        options={themes}
        value={theme}
        onChoose={(chosen) => {
          chooseTheme(chosen, document.documentElement);
          setTheme(chosen);
        }}
      />
    </Section>
  );
}
