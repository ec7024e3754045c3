export interface SmsMessage {
  /** E.164. */
  readonly to: string;
  readonly text: string;
}

/** Resolves when the gateway has taken the message, rejects where it has not. */
export type SendSms = (message: SmsMessage) => Promise<void>;

export interface SmsConfiguration {
  /** Where the gateway takes `{ phone, text }` as JSON. */
  readonly smsUrl: string | undefined;
  /** Sent along as `Authorization: Bearer`. */
  readonly smsToken: string | undefined;
}

/** The way to the gateway for text messages. */
export type Sms =
  | { readonly state: 'not-configured'; readonly send: undefined }
  | { readonly state: 'configured'; readonly send: SendSms };

const PATIENCE_MILLISECONDS = 10_000;

/** Without a gateway nothing is sent, and whoever would send is told so by the state. */
export function openSms({ smsUrl, smsToken }: SmsConfiguration): Sms {
  if (smsUrl === undefined) return { state: 'not-configured', send: undefined };
  return {
    state: 'configured',
    async send({ to, text }) {
      const response = await fetch(smsUrl, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          ...(smsToken === undefined ? {} : { authorization: `Bearer ${smsToken}` }),
        },
        body: JSON.stringify({ phone: to, text }),
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
      });
      await response.body?.cancel();
      // Neither number nor text: both would stand in a log.
      if (!response.ok) throw new Error(`the gateway for text messages answered ${response.status}`);
    },
  };
}
