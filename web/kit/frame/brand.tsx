import { Sign } from '../../public/components/icon.tsx';
import { say } from '../say.ts';

/** The name of the site; leads to the public pages. */
export function Brand() {
  return (
    <a className="brand" href="/">
      <Sign />
      {say('site.name')}
    </a>
  );
}
