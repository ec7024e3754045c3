import { useEffect, useState } from 'react';
import { useActingFor } from '../kit/acting-for.ts';
import { word } from './words.ts';
import './evidence.css';

/** The picture of a voucher as the server made it. Fetched by hand: a plain image could not say for whom the person acts. */
export function VoucherPicture({ voucherId, label }: { readonly voucherId: string; readonly label: string }) {
  const organisation = useActingFor();
  const [picture, setPicture] = useState<string | null>();
  useEffect(() => {
    const ending = new AbortController();
    setPicture(undefined);
    pictureOf(voucherId, organisation, ending.signal).then(setPicture, () => {
      if (!ending.signal.aborted) setPicture(null);
    });
    return () => ending.abort();
  }, [voucherId, organisation]);
  if (picture === undefined) return <p className="note">{word('picture.waiting')}</p>;
  if (picture === null) return <p className="note">{word('picture.failed')}</p>;
  return <img className="voucher-picture" src={picture} alt={word('picture.alt', { label })} />;
}

/** As `data:`: the content policy shows nothing else that was fetched. */
async function pictureOf(id: string, organisation: string | undefined, signal: AbortSignal): Promise<string> {
  const answer = await fetch(`/api/v1/vouchers/${encodeURIComponent(id)}/preview`, {
    headers: organisation === undefined ? {} : { 'x-acting-for': organisation },
    signal,
  });
  if (!answer.ok) throw new Error(`the preview was answered ${answer.status}`);
  const bytes = await answer.blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error('the preview cannot be shown'));
    reader.readAsDataURL(bytes);
  });
}
