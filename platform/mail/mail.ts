import { createTransport } from 'nodemailer';

export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments?: readonly { readonly filename: string; readonly content: Uint8Array }[];
}

/** Resolves when the server has taken the message, rejects where it has not. */
export type SendMail = (message: MailMessage) => Promise<void>;

export interface MailConfiguration {
  /** `smtp://` or `smtps://`, with user and password where the server asks for them. */
  readonly smtpUrl: string | undefined;
  /** The sender, `name <address>`. */
  readonly mailFrom: string | undefined;
}

/** The way to the mail server. */
export type Mail =
  | { readonly state: 'not-configured'; readonly send: undefined; check(): Promise<void>; close(): void }
  | { readonly state: 'configured'; readonly send: SendMail; check(): Promise<void>; close(): void };

/** Longest time that the server may take to answer, in milliseconds. */
const PATIENCE_MILLISECONDS = 20_000;

/** Without a server nothing is sent, and whoever would send is told so by the state. */
export function openMail({ smtpUrl, mailFrom }: MailConfiguration): Mail {
  if (smtpUrl === undefined)
    return { state: 'not-configured', send: undefined, check: async () => {}, close: () => {} };
  const from = mailFrom ?? `no-reply@${new URL(smtpUrl).hostname}`;
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 2,
    connectionTimeout: PATIENCE_MILLISECONDS,
    greetingTimeout: PATIENCE_MILLISECONDS,
    socketTimeout: PATIENCE_MILLISECONDS,
  });
  return {
    state: 'configured',
    async send({ to, subject, text, attachments = [] }) {
      const files = attachments.map(({ filename, content }) => ({ filename, content: Buffer.from(content) }));
      await transport.sendMail({ from, to, subject, text, attachments: files });
    },
    async check() {
      await transport.verify();
    },
    close: () => transport.close(),
  };
}
