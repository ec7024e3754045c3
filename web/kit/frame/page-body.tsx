import { type ReactNode, useEffect } from 'react';
import { say } from '../say.ts';

interface PageBodyProps {
  /** The heading, and the title of the window. */
  readonly title: string;
  /** Beside or under the heading: how many, until when, a state. */
  readonly note?: ReactNode;
  /** Buttons of the page. */
  readonly actions?: ReactNode;
  /** Reading width instead of the whole window (office pages are wide by default, applicants' pages never). */
  readonly narrow?: boolean;
  readonly children: ReactNode;
}

/** Every page begins with this: one heading, what it says about itself, what can be done. */
export function PageBody({ title, note, actions, narrow = false, children }: PageBodyProps) {
  useEffect(() => {
    document.title = say('title', { page: title });
  }, [title]);
  return (
    <div className="page" data-narrow={narrow || undefined}>
      <header className="page__head">
        <h1>{title}</h1>
        {note !== undefined && <div className="page__note">{note}</div>}
        {actions !== undefined && <div className="actions page__actions">{actions}</div>}
      </header>
      <div className="page__body">{children}</div>
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Id, so that a checklist can lead here. */
  readonly id?: string;
}

/** A part of a page under a heading of its own. */
export function Section({ title, actions, children, id }: SectionProps) {
  return (
    <section className="block" id={id} aria-label={title}>
      <header className="block__head">
        <h2>{title}</h2>
        {actions !== undefined && <div className="actions">{actions}</div>}
      </header>
      {children}
    </section>
  );
}
