import { Link } from '@tanstack/react-router';

interface TagListProps {
  readonly tags: readonly string[];
  readonly className: string;
  /** Where no heading says what they are. */
  readonly label?: string;
}

/** Tags, each a radio. */
export function TagList({ tags, className, label }: TagListProps) {
  return (
    <ul aria-label={label} className={`-mx-2 flex flex-wrap ${className}`}>
      {tags.map((tag) => (
        <li key={tag}>
          <Link to="/explore/radio" search={{ tag }} className="word inline-block">
            {tag}
          </Link>
        </li>
      ))}
    </ul>
  );
}
