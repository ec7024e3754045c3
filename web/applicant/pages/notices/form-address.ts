import type { FormPlace } from '../../../../contracts/application.ts';
import { writeQuery } from '../../../kit/url.ts';
import { targetOf } from '../applications/model/places.ts';

/** Where the applicant mends something: the field of the form, or another page of the workplace. */
export function formAddress(applicationId: string, place: FormPlace | undefined): string {
  const form = `/applications/${encodeURIComponent(applicationId)}/edit`;
  if (place === undefined) return form;
  const target = targetOf(place);
  return target.kind === 'page' ? target.to : `${form}${writeQuery({ to: target.ids.join(' ') })}`;
}
