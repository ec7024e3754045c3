import { Component, type ReactNode } from 'react';
import { Callout } from '../../components/callout.tsx';
import { tell } from '../view/words.ts';

/** The last resort: the form itself could not be shown. What was typed is already saved. */
export class CrashBoundary extends Component<{ readonly children: ReactNode }, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { readonly crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children;
    return (
      <Callout kind="error">
        <h2>{tell('crash.title')}</h2>
        <p>{tell('crash.body')}</p>
        <button type="button" className="btn btn--main" onClick={() => location.reload()}>
          {tell('crash.reload')}
        </button>
      </Callout>
    );
  }
}
