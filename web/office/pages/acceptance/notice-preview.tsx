import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { correctionPreview, type RequestCorrection } from '../../../../contracts/acceptance.ts';
import { OfficialPaper } from '../../../documents/paper.tsx';
import { command } from '../../../kit/api.ts';
import { Answer } from '../../../kit/parts/states.tsx';
import { say } from './say.ts';

interface NoticePreviewProps {
  readonly applicationId: string;
  readonly request: Omit<RequestCorrection, 'id'>;
  readonly isEmpty: boolean;
}

/** So long nothing has to be typed before the text is made anew, in milliseconds. */
const PAUSE_MILLISECONDS = 500;

/** The notice as the service would issue it now. */
export function NoticePreview({ applicationId, request, isEmpty }: NoticePreviewProps) {
  const asked = useSettled(JSON.stringify(request));
  const found = useQuery({
    queryKey: ['notice-preview', applicationId, asked],
    queryFn: () => {
      const path = `/applications/${applicationId}/preview-correction`;
      return command(path, JSON.parse(asked), { schema: correctionPreview });
    },
    enabled: !isEmpty,
    placeholderData: keepPreviousData,
  });
  if (isEmpty) return <p className="note">{say('notice.preview-none')}</p>;
  return <Answer of={found}>{(model) => <OfficialPaper model={model} number={null} date={null} />}</Answer>;
}

/** The text as it stood when nothing had changed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
