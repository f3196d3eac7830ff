import { Stage } from '../frame/stage.tsx';
import { useMessages } from '../messages/use-messages.ts';
import { AppearanceSection } from './appearance-section.tsx';

/** How the page looks and speaks, and what happens with one's data. */
export function SettingsPage() {
  const { settings } = useMessages();
  return (
    <Stage>
      <div className="py-6 lg:max-w-[38rem] lg:py-16">
        <h1 className="text-story">{settings.title}</h1>
        <AppearanceSection />
      </div>
    </Stage>
  );
}
